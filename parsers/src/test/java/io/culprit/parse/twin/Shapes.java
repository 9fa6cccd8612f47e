package io.culprit.parse.twin;

import io.culprit.parse.event.Moment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How the values look that the twins speak of, and what they mean. */
final class Shapes {
  static final String DECIMAL = "\\d{1,11}(?:\\.\\d{1,20})?";
  static final String WHOLE = "\\d{1,15}";
  static final String STATUS = "[1-9]\\d\\d";
  static final String METHOD = "GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS";
  static final String PATH = "/[^\\s\\p{Cntrl}]*";
  static final String URL = "https?://[a-z0-9.:-]+(?:/[^\\s\\p{Cntrl}]*)?";
  static final String ADDRESS = "\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-f]*:[0-9a-f:]*:[0-9a-f]*";

  private static final String ISO =
      "20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?:Z|[+-]\\d\\d:\\d\\d)";
  private static final BigDecimal LONGEST = BigDecimal.valueOf(31 * 86_400_000_000L);

  private Shapes() {}

  /** RFC 3339, or seconds, milliseconds or nanoseconds since 1970; empty: neither. */
  static Optional<Moment> time(String text) {
    if (text.matches("[12]\\d{9}(?:\\.\\d{1,9})?")) {
      return Optional.of(new Moment(micros(text, 6, RoundingMode.DOWN), width(text, 6)));
    }
    if (text.matches("[12]\\d{12}(?:\\.\\d{1,9})?")) {
      return Optional.of(new Moment(micros(text, 3, RoundingMode.DOWN), width(text, 3)));
    }
    if (text.matches("[12]\\d{18}")) {
      return Optional.of(new Moment(micros(text, -3, RoundingMode.DOWN), 1));
    }
    return iso(text);
  }

  /** RFC 3339; empty: it is not, or there is no such day. */
  static Optional<Moment> iso(String text) {
    if (!text.matches(ISO)) {
      return Optional.empty();
    }
    try {
      Instant at = OffsetDateTime.parse(text).toInstant();
      return Optional.of(
          new Moment(
              ChronoUnit.MICROS.between(Instant.EPOCH, at),
              width(text.substring(0, text.length() - (text.endsWith("Z") ? 1 : 6)), 6)));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /**
   * A {@link #DECIMAL} of units of so many powers of ten microseconds, to the nearest; -1: none.
   */
  static long micros(String text, int power) {
    return text.isEmpty() ? -1 : micros(text, power, RoundingMode.HALF_UP);
  }

  /** The same, with what becomes of the rest. */
  static long micros(String text, int power, RoundingMode rest) {
    return new BigDecimal(text).scaleByPowerOfTen(power).setScale(0, rest).longValueExact();
  }

  /** Whether a number of microseconds is one that a request may take. */
  static boolean mayLast(long micros) {
    return BigDecimal.valueOf(micros).compareTo(LONGEST) <= 0;
  }

  private static long width(String text, int power) {
    int point = text.indexOf('.');
    int decimals = point < 0 ? 0 : text.length() - point - 1;
    return BigDecimal.ONE.scaleByPowerOfTen(Math.max(0, power - decimals)).longValueExact();
  }
}
