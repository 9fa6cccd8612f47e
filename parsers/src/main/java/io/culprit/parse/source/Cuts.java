package io.culprit.parse.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Where a long file is cut so that its parts can be read side by side. The cuts depend on the file
 * alone, never on who reads it, so that whatever is gathered part by part is the same each time.
 */
final class Cuts {
  /** How far behind its place a cut looks for a line that starts afresh. */
  private static final int SEARCHED = 1 << 18;

  private Cuts() {}

  /**
   * The offsets at which the parts begin: 0, then one every so many bytes, each the beginning of a
   * line that can be read as if nothing stood before it. Where no such line is near, there is no
   * cut.
   *
   * @param size bytes of the file that are looked at
   * @param part how long a part is, about
   */
  static List<Long> of(Ground file, long size, long part, Predicate<String> startsAfresh)
      throws IOException {
    List<Long> cuts = new ArrayList<>(List.of(0L));
    if (size <= part || !isPlain(file)) {
      return cuts;
    }
    for (long near = part; near < size - part / 2; near += part) {
      long cut = near(file, near, Math.min(SEARCHED, size - near), startsAfresh);
      if (cut > cuts.get(cuts.size() - 1)) {
        cuts.add(cut);
      }
    }
    return cuts;
  }

  /** Whether a part of the file can be read as its beginning is. */
  private static boolean isPlain(Ground file) throws IOException {
    try (InputStream in = file.part(0, SEARCHED).open()) {
      byte[] bytes = in.readAllBytes();
      int length = bytes.length;
      return Encoding.of(Arrays.copyOf(bytes, length + Octets.PAD), 0, length) == Encoding.PLAIN;
    }
  }

  /** The first good beginning at or behind an offset; -1: none is near. */
  private static long near(Ground file, long offset, long length, Predicate<String> startsAfresh)
      throws IOException {
    byte[] bytes;
    // One byte before, because a line may begin exactly there.
    try (InputStream in = file.part(offset - 1, length + 1).open()) {
      bytes = in.readAllBytes();
    }
    int start = next(bytes, 0);
    for (int end = next(bytes, start); end > 0; end = next(bytes, start)) {
      if (startsAfresh.test(text(bytes, start, end - 1))) {
        return offset - 1 + start;
      }
      start = end;
    }
    return -1;
  }

  private static String text(byte[] bytes, int from, int to) {
    int end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }

  /** Index behind the next line end; 0: there is none. */
  private static int next(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return 0;
  }
}
