package io.culprit.parse.source;

import com.github.luben.zstd.ZstdOutputStream;
import io.culprit.parse.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The memory in which entries of archives are kept that could be reached again only by going
 * through the archive once more. Each entry is read some five times; a {@code tar.gz} of a hundred
 * logs would be decompressed five hundred times. Log text is kept compressed, and takes about a
 * tenth. What finds no room is gone through the archive for. Not thread-safe.
 */
final class Memory {
  /** Enough for about half a gigabyte of logs. */
  static final int STANDARD = 48 << 20;

  private static final int LEVEL = 1;
  private static final int BUFFER = 1 << 16;

  private int left;

  /**
   * Memory of which nothing is taken.
   *
   * @param bytes how many there are
   */
  Memory(int bytes) {
    this.left = bytes;
  }

  /**
   * Keeps what a stream holds, compressed; empty: there is no room. The stream is left open.
   *
   * @param limits those of whoever reads it again
   */
  Optional<Bytes> compressed(InputStream in, Limits limits) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    try (ZstdOutputStream packed = new ZstdOutputStream(kept, LEVEL)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        packed.write(buffer, 0, n);
        if (kept.size() > left) {
          return Optional.empty();
        }
      }
    }
    left -= kept.size();
    HeldBytes raw = new HeldBytes(kept.toByteArray());
    return Optional.of(new CodedBytes(raw, Compression.ZSTD, limits));
  }

  /** Keeps what a stream holds as it is; empty: there is no room. The stream is left open. */
  Optional<HeldBytes> plain(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(left);
    if (bytes.length == left && in.read() >= 0) {
      return Optional.empty();
    }
    left -= bytes.length;
    return Optional.of(new HeldBytes(bytes));
  }
}
