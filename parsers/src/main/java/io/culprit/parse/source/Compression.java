package io.culprit.parse.source;

import io.culprit.parse.Limits;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate.DeflateCompressorInputStream;
import org.apache.commons.compress.compressors.deflate.DeflateParameters;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;
import org.apache.commons.io.input.BoundedInputStream;

/** How a file is compressed, told by its first bytes and never by its name. */
public enum Compression {
  NONE("plain", in -> in, ""),
  GZIP("gzip", in -> new GZIPInputStream(in, 1 << 16), "1f8b"),
  ZSTD("zstd", ZstdCompressorInputStream::new, "28b52ffd"),
  XZ("xz", Compression::xz, "fd377a585a"),
  BZIP2("bzip2", in -> new BZip2CompressorInputStream(in, true), "425a68"),
  /** Only in zip archives, which say so. */
  DEFLATE("deflate", Compression::deflate, ""),
  /** Only in zip archives, which say so. */
  DEFLATE64("deflate64", Deflate64CompressorInputStream::new, "");

  /** What {@code xz -9} needs, four times; a header may ask for gigabytes. */
  private static final int XZ_KIBIBYTES = 4 * 65 * 1024;

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

  /** What the first bytes say. */
  public static Compression of(Bytes bytes) throws IOException {
    String head;
    try (InputStream in = bytes.open()) {
      head = HexFormat.of().formatHex(in.readNBytes(8));
    }
    for (Compression compression : values()) {
      if (!compression.magic.isEmpty() && head.startsWith(compression.magic)) {
        return compression;
      }
    }
    return NONE;
  }

  /** What the bytes are when decompressed, as far as the limits go. */
  public InputStream open(Bytes bytes, Limits limits) throws IOException {
    InputStream in = bytes.open();
    if (this == NONE) {
      return in;
    }
    try {
      BoundedInputStream raw = BoundedInputStream.builder().setInputStream(in).get();
      return new Decoded(opener.open(new BufferedInputStream(raw, 1 << 16)), raw::getCount, limits);
    } catch (IOException | RuntimeException damaged) {
      in.close();
      throw Decoded.damage(damaged);
    }
  }

  private static InputStream xz(InputStream in) throws IOException {
    return XZCompressorInputStream.builder()
        .setInputStream(in)
        .setDecompressConcatenated(true)
        .setMemoryLimitKiB(XZ_KIBIBYTES)
        .get();
  }

  private static InputStream deflate(InputStream in) {
    DeflateParameters raw = new DeflateParameters();
    raw.setWithZlibHeader(false);
    return new DeflateCompressorInputStream(in, raw);
  }

  @FunctionalInterface
  private interface Opener {
    InputStream open(InputStream in) throws IOException;
  }
}
