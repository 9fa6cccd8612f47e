package io.culprit.benchmark.rival;

/** Seconds as nginx writes them, {@code 0.387}. */
final class Seconds {
  private Seconds() {}

  static long micros(String text) {
    int point = text.indexOf('.');
    return Long.parseLong(text, 0, point, 10) * 1_000_000
        + Long.parseLong(text, point + 1, text.length(), 10) * 1000;
  }
}
