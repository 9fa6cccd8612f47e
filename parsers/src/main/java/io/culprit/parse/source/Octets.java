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
  private static final long ZEROS = 0x3030303030303030L;
  private static final long DOTS = 0x2e2e2e2e2e2e2e2eL;
  private static final long STROKES = 0x2f2f2f2f2f2f2f2fL;

  /** What lifts a byte above the character 9, or above the number 9, to its high bit. */
  private static final long OVER_NINE = 0x4646464646464646L;

  private static final long OVER_NINE_UNITS = 0x7676767676767676L;

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

  /**
   * Index of the first byte in {@code [from, to)} that is no digit and no dot; {@code to}: none.
   */
  public static int dotted(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i += 8) {
      long word = word(bytes, i);
      // Above the nine the sum reaches the high bit, from the dot on the difference keeps it; the
      // stroke stands between dot and digits.
      long marks = (word | (word + OVER_NINE) | ~((word | HIGHS) - DOTS)) & HIGHS;
      marks |= marks(word, STROKES);
      if (marks != 0) {
        return Math.min(to, i + (Long.numberOfTrailingZeros(marks) >>> 3));
      }
    }
    return to;
  }

  /** How many of a word's bytes, from the first on, are decimal digits. */
  public static int digits(long word) {
    long digits = word ^ ZEROS;
    // 0 to 9 stay below the high bit; the lowest byte that does not is exact.
    long marks = ((digits + OVER_NINE_UNITS) | digits) & HIGHS;
    return marks == 0 ? 8 : Long.numberOfTrailingZeros(marks) >>> 3;
  }

  /**
   * The number that a word's first bytes are, all of them decimal digits: pairs, fours and eights
   * of digits are added up side by side. (The multiplications are those of Lemire, "Quickly parsing
   * eight digits", 2018.)
   *
   * @param count how many, 1 to 8
   */
  public static int number(long word, int count) {
    long digits = (word ^ ZEROS) << (64 - 8 * count);
    long pairs = digits * 10 + (digits >>> 8);
    long low = (pairs & 0x000000ff000000ffL) * 0x000f424000000064L;
    long high = ((pairs >>> 16) & 0x000000ff000000ffL) * 0x0000271000000001L;
    return (int) ((low + high) >>> 32);
  }
}
