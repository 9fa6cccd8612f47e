package io.culprit.parse.source;

/**
 * Reads unsigned decimal numbers without making objects. Each answer is -1 where the text is not
 * such a number.
 */
public final class Decimals {
  private Decimals() {}

  /** A whole number of at most 18 digits. */
  public static long whole(String s, int from, int to) {
    if (from >= to || to - from > 18) {
      return -1;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      int d = s.charAt(i) - '0';
      if (d < 0 || d > 9) {
        return -1;
      }
      value = value * 10 + d;
    }
    return value;
  }

  /** A whole number of at most 18 digits. */
  public static long whole(String s) {
    return whole(s, 0, s.length());
  }

  /**
   * Seconds such as {@code 0.046} or {@code 12}, in microseconds; digits past the sixth decimal are
   * dropped.
   */
  public static long seconds(String s, int from, int to) {
    return scaled(s, from, to, 1_000_000);
  }

  /** Seconds such as {@code 0.046} or {@code 12}, in microseconds. */
  public static long seconds(String s) {
    return seconds(s, 0, s.length());
  }

  /** A decimal number of units of {@code micros} microseconds each, in microseconds. */
  public static long scaled(String s, int from, int to, long micros) {
    int point = from;
    while (point < to && s.charAt(point) != '.') {
      point++;
    }
    if (point - from > 11) {
      return -1;
    }
    long whole = point == from ? -1 : whole(s, from, point);
    if (whole < 0) {
      return -1;
    }
    long value = whole * micros;
    if (point == to) {
      return value;
    }
    if (point + 1 == to) {
      return -1;
    }
    long unit = micros;
    for (int i = point + 1; i < to; i++) {
      int d = s.charAt(i) - '0';
      if (d < 0 || d > 9) {
        return -1;
      }
      unit /= 10;
      value += d * unit;
    }
    return value;
  }
}
