package io.culprit.parse.source;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Counts the entries of a zip archive without keeping them: the library keeps them all, and a
 * hostile archive has millions. Follows APPNOTE 6.3 (4.3.12, 4.3.14 to 4.3.16).
 */
final class ZipDirectory {
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_LENGTH = 46;
  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int LONG_END = 0x06064b50;
  private static final int LONG_END_LENGTH = 56;
  private static final int LOCATOR = 0x07064b50;
  private static final int LOCATOR_LENGTH = 20;
  private static final int LONGEST_COMMENT = 0xffff;

  private ZipDirectory() {}

  /** How many entries the directory lists. */
  static long entries(Ground zip) throws IOException {
    long size = zip.size();
    int tail = (int) Math.min(size, LOCATOR_LENGTH + END_LENGTH + LONGEST_COMMENT);
    ByteBuffer end = bytes(zip, size - tail, tail);
    for (int at = tail - END_LENGTH; at >= 0; at--) {
      if (end.getInt(at) == END) {
        return count(zip, start(zip, end, at));
      }
    }
    throw new EOFException("its directory is missing: it seems to be cut");
  }

  /** Where the directory begins. */
  private static long start(Ground zip, ByteBuffer end, int at) throws IOException {
    int locator = at - LOCATOR_LENGTH;
    if (locator >= 0 && end.getInt(locator) == LOCATOR) {
      ByteBuffer longEnd = bytes(zip, end.getLong(locator + 8), LONG_END_LENGTH);
      if (longEnd.getInt(0) == LONG_END) {
        return longEnd.getLong(48);
      }
    }
    return Integer.toUnsignedLong(end.getInt(at + 16));
  }

  private static long count(Ground zip, long start) throws IOException {
    long count = 0;
    try (InputStream in =
        new BufferedInputStream(zip.part(start, Long.MAX_VALUE - start).open(), 1 << 16)) {
      byte[] entry = in.readNBytes(ENTRY_LENGTH);
      while (entry.length == ENTRY_LENGTH) {
        ByteBuffer header = ByteBuffer.wrap(entry).order(ByteOrder.LITTLE_ENDIAN);
        if (header.getInt(0) != ENTRY) {
          break;
        }
        count++;
        in.skipNBytes(length(header, 28) + length(header, 30) + length(header, 32));
        entry = in.readNBytes(ENTRY_LENGTH);
      }
    }
    return count;
  }

  private static long length(ByteBuffer header, int at) {
    return Short.toUnsignedInt(header.getShort(at));
  }

  private static ByteBuffer bytes(Ground zip, long from, int length) throws IOException {
    if (from < 0) {
      throw new EOFException("its directory is missing");
    }
    try (InputStream in = zip.part(from, length).open()) {
      byte[] bytes = in.readNBytes(length);
      if (bytes.length < length) {
        throw new EOFException("its directory is cut");
      }
      return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
  }
}
