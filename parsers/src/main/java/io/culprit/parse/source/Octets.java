package io.culprit.parse.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Searches bytes eight at a time. Part of the hot path: every byte of every log passes here.
 *
 * <p>The trick is the one of Lamport ("Multiple byte processing with full-word instructions", CACM
 * 18(8), 1975): arithmetic on a word marks the high bit of each byte that has a property. A borrow
 * can mark a byte wrongly only behind (above) one that is marked rightly, so the lowest mark is
 * always true. Words are read beyond the given end, so arrays need {@link #PAD} bytes behind it.
 */
public final class Octets {
  /** Bytes that must exist in the array behind the last one that is looked at. */
  public static final int PAD = 8;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long SPACES = 0x2020202020202020L;

  private Octets() {}

  /** The eight bytes at an index, the first in the lowest bits. */
  public static long word(byte[] bytes, int at) {
    return (long) WORDS.get(bytes, at);
  }

  /** Eight times the same byte. */
  public static long repeated(char ascii) {
    return ONES * ascii;
  }

  /** Index of the first byte below 0x20 or above 0x7f in {@code [from, to)}; {@code to}: none. */
  public static int odd(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i += 8) {
      long word = word(bytes, i);
      long marks = ((word - SPACES) | word) & HIGHS;
      if (marks != 0) {
        // Above 0x7f the byte marks itself; below 0x20 the difference does, and the lowest mark is
        // exact.
        return Math.min(to, i + (Long.numberOfTrailingZeros(marks) >>> 3));
      }
    }
    return to;
  }

  /** Marks the bytes of a word that equal the repeated byte; the lowest mark is exact. */
  public static long marks(long word, long repeated) {
    long zero = word ^ repeated;
    return (zero - ONES) & ~zero & HIGHS;
  }

  /** Index of the first such byte in {@code [from, to)}; {@code to}: none. */
  public static int find(byte[] bytes, int from, int to, long repeated) {
    for (int i = from; i < to; i += 8) {
      long marks = marks(word(bytes, i), repeated);
      if (marks != 0) {
        return Math.min(to, i + (Long.numberOfTrailingZeros(marks) >>> 3));
      }
    }
    return to;
  }
}
