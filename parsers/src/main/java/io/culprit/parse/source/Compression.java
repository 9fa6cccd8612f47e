package io.culprit.parse.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;

/** How a file is compressed, told by its first bytes and never by its name. */
public enum Compression {
  NONE("plain", in -> in, ""),
  GZIP("gzip", in -> new GZIPInputStream(in, 1 << 16), "1f8b"),
  ZSTD("zstd", ZstdCompressorInputStream::new, "28b52ffd"),
  XZ(
      "xz",
      in ->
          XZCompressorInputStream.builder()
              .setInputStream(in)
              .setDecompressConcatenated(true)
              .get(),
      "fd377a585a"),
  BZIP2("bzip2", in -> new BZip2CompressorInputStream(in, true), "425a68");

  private final String title;

  /** Openers hold no state, which the compiler cannot see. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Opener opener;

  private final String magic;

  Compression(String title, Opener opener, String magic) {
    this.title = title;
    this.opener = opener;
    this.magic = magic;
  }

  /** The name a person reads. */
  public String title() {
    return title;
  }

  /** What the file's first bytes say. */
  public static Compression of(Path file) throws IOException {
    String head;
    try (InputStream in = Files.newInputStream(file)) {
      head = HexFormat.of().formatHex(in.readNBytes(8));
    }
    for (Compression compression : values()) {
      if (compression != NONE && head.startsWith(compression.magic)) {
        return compression;
      }
    }
    return NONE;
  }

  /** The decompressed content of a file. */
  public InputStream open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    try {
      return opener.open(this == NONE ? in : new BufferedInputStream(in, 1 << 16));
    } catch (IOException | RuntimeException damaged) {
      in.close();
      throw damaged;
    }
  }

  @FunctionalInterface
  private interface Opener {
    InputStream open(InputStream in) throws IOException;
  }
}
