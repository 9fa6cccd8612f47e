package io.culprit.parse.config;

import io.culprit.parse.source.Decimals;

/** Reads time spans as configuration files write them. */
final class TimeSpans {
  private static final String[] UNITS = {"us", "ms", "s", "m", "h", "d", "w", "M", "y"};
  private static final long[] MICROS = {
    1,
    1_000,
    1_000_000,
    60_000_000,
    3_600_000_000L,
    86_400_000_000L,
    604_800_000_000L,
    2_592_000_000_000L,
    31_536_000_000_000L
  };

  private TimeSpans() {}

  /**
   * A span such as {@code 90}, {@code 500ms} or {@code 1m30s}, in microseconds; -1: the text is
   * none.
   *
   * @param bareMicros what a number without unit counts
   */
  static long micros(String text, long bareMicros) {
    long sum = 0;
    int at = 0;
    String span = text.strip();
    while (at < span.length()) {
      int number = at;
      while (at < span.length() && Character.isDigit(span.charAt(at))) {
        at++;
      }
      long count = Decimals.whole(span, number, at);
      if (count < 0 || count > 1_000_000_000) {
        return -1;
      }
      int unit = at;
      while (at < span.length() && Character.isLetter(span.charAt(at))) {
        at++;
      }
      long scale = unit == at ? bareMicros : scale(span.substring(unit, at));
      if (scale < 0) {
        return -1;
      }
      sum += count * scale;
      while (at < span.length() && span.charAt(at) == ' ') {
        at++;
      }
    }
    return span.isEmpty() ? -1 : sum;
  }

  private static long scale(String unit) {
    for (int i = 0; i < UNITS.length; i++) {
      if (UNITS[i].equals(unit)) {
        return MICROS[i];
      }
    }
    return -1;
  }
}
