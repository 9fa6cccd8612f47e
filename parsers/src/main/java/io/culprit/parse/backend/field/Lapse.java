package io.culprit.parse.backend.field;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Reads how long something took: {@code 61.23s}, {@code 12.3 ms}, {@code 1m3.5s}, {@code
 * 0:01:03.5}, {@code PT1.5S}.
 */
public final class Lapse {
  /** Longer than any request: 31 days. A number past it is damage, not a duration. */
  private static final double LIMIT_MICROS = 31 * 86_400e6;

  private Lapse() {}

  /**
   * Reads a whole text.
   *
   * @param text the value; a unit written in it counts more than {@code unit}
   * @param unit the unit of a bare number; absent: seconds where it has a fraction and is below
   *     1000, else milliseconds
   * @return microseconds; empty: not a duration
   */
  public static OptionalLong micros(String text, Optional<Unit> unit) {
    String s = text.strip();
    OptionalDouble bare = number(s);
    if (bare.isPresent()) {
      double value = bare.getAsDouble();
      boolean seconds = s.indexOf('.') >= 0 && value < 1000;
      return within(value * unit.orElse(seconds ? Unit.SECONDS : Unit.MILLIS).micros());
    }
    if (s.isEmpty()) {
      return OptionalLong.empty();
    }
    if (s.charAt(0) == 'P' || s.charAt(0) == 'p') {
      return s.length() > 2 && (s.charAt(1) == 'T' || s.charAt(1) == 't')
          ? parts(s.substring(2))
          : OptionalLong.empty();
    }
    return s.indexOf(':') > 0 ? clock(s) : parts(s);
  }

  /** A plain decimal number, not negative, perhaps with an exponent; empty: not one. */
  public static OptionalDouble number(String s) {
    int n = s.length();
    if (n == 0 || n > 40) {
      return OptionalDouble.empty();
    }
    int i = 0;
    int digits = 0;
    while (i < n && digit(s.charAt(i))) {
      i++;
      digits++;
    }
    if (i < n && s.charAt(i) == '.') {
      i++;
      while (i < n && digit(s.charAt(i))) {
        i++;
        digits++;
      }
    }
    if (digits == 0) {
      return OptionalDouble.empty();
    }
    if (i < n && (s.charAt(i) == 'e' || s.charAt(i) == 'E')) {
      i++;
      if (i < n && (s.charAt(i) == '-' || s.charAt(i) == '+')) {
        i++;
      }
      int from = i;
      while (i < n && digit(s.charAt(i))) {
        i++;
      }
      if (i == from || i - from > 3) {
        return OptionalDouble.empty();
      }
    }
    return i == n ? OptionalDouble.of(Double.parseDouble(s)) : OptionalDouble.empty();
  }

  /** One or more numbers each with its unit: {@code 1m3.5s}. */
  private static OptionalLong parts(String s) {
    double sum = 0;
    int i = 0;
    int n = s.length();
    while (i < n) {
      int from = i;
      while (i < n && (digit(s.charAt(i)) || s.charAt(i) == '.')) {
        i++;
      }
      OptionalDouble value = number(s.substring(from, i));
      while (i < n && s.charAt(i) == ' ') {
        i++;
      }
      int word = i;
      while (i < n && Character.isLetter(s.charAt(i))) {
        i++;
      }
      Optional<Unit> unit = i - word > 12 ? Optional.empty() : Unit.of(s.substring(word, i));
      if (value.isEmpty() || unit.isEmpty()) {
        return OptionalLong.empty();
      }
      sum += value.getAsDouble() * unit.get().micros();
      while (i < n && s.charAt(i) == ' ') {
        i++;
      }
    }
    return within(sum);
  }

  /** Python's timedelta: {@code 0:01:03.500000}; also {@code 01:03.5}. */
  private static OptionalLong clock(String s) {
    double sum = 0;
    int from = 0;
    for (int parts = 0; parts < 3; parts++) {
      int colon = s.indexOf(':', from);
      OptionalDouble value = number(s.substring(from, colon < 0 ? s.length() : colon));
      if (value.isEmpty() || (parts > 0 && value.getAsDouble() >= 60)) {
        return OptionalLong.empty();
      }
      sum = sum * 60 + value.getAsDouble();
      if (colon < 0) {
        return within(sum * 1e6);
      }
      from = colon + 1;
    }
    return OptionalLong.empty();
  }

  private static OptionalLong within(double micros) {
    return micros >= 0 && micros <= LIMIT_MICROS
        ? OptionalLong.of(Math.round(micros))
        : OptionalLong.empty();
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
