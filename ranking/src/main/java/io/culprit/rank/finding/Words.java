package io.culprit.rank.finding;

import java.util.Locale;

/** How figures are written in findings. */
final class Words {
  private Words() {}

  /** {@code 63 ms}, {@code 5.00 s}, {@code 60.0 s}. */
  static String time(long micros) {
    if (micros < 0) {
      return "unknown";
    }
    if (micros < 1_000_000) {
      return micros / 1000 + " ms";
    }
    double seconds = micros / 1e6;
    return String.format(Locale.ROOT, seconds < 20 ? "%.2f s" : "%.1f s", seconds);
  }

  /** {@code 1 route}, {@code 3 routes}. */
  static String count(long n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }

  /** {@code 12 %}. */
  static String percent(double share) {
    return Math.round(share * 100) + " %";
  }
}
