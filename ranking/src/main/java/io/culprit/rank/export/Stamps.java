package io.culprit.rank.export;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How times and shares leave: always in the same number of digits. */
final class Stamps {
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Stamps() {}

  /** {@code 2026-11-20T10:54:45.123000Z}. */
  static String instant(long micros) {
    return INSTANT.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  /** Milliseconds with three decimals. */
  static BigDecimal millis(long micros) {
    return BigDecimal.valueOf(micros, 3);
  }

  /** A probability with four decimals. */
  static BigDecimal probability(double p) {
    return BigDecimal.valueOf(p).setScale(4, RoundingMode.HALF_EVEN);
  }
}
