package io.culprit.benchmark.day;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Times of the day as servers write them. A time is microseconds since midnight, UTC; requests that
 * are under way at the next midnight end on the next day.
 */
final class DayTime {
  static final long MILLI = 1000;
  static final long SECOND = 1_000_000;
  static final long DAY = 86_400 * SECOND;

  private static final LocalDate DATE = LocalDate.of(2026, 11, 18);
  private static final String[] NGINX = dates("dd/MMM/yyyy");
  private static final String[] SLASHED = dates("yyyy/MM/dd");
  private static final String[] ISO = dates("yyyy-MM-dd");

  private DayTime() {}

  /** {@code 18/Nov/2026:10:54:16 +0000}. */
  static void nginxLocal(StringBuilder out, long micros) {
    out.append(NGINX[day(micros)]).append(':');
    clock(out, micros);
    out.append(" +0000");
  }

  /** {@code 2026/11/18 10:54:16}. */
  static void nginxError(StringBuilder out, long micros) {
    out.append(SLASHED[day(micros)]).append(' ');
    clock(out, micros);
  }

  /** {@code 2026-11-18 10:54:16,511}, as Python's logging. */
  static void python(StringBuilder out, long micros) {
    out.append(ISO[day(micros)]).append(' ');
    clock(out, micros);
    out.append(',');
    digits(out, micros / MILLI % 1000, 3);
  }

  /** {@code 2026-11-18T10:54:16.511Z}, with as many decimals as asked for: 3, 6 or 9. */
  static void iso(StringBuilder out, long micros, int decimals) {
    out.append(ISO[day(micros)]).append('T');
    clock(out, micros);
    out.append('.');
    long fraction = micros % SECOND;
    digits(out, decimals == 3 ? fraction / MILLI : fraction, Math.min(decimals, 6));
    out.append(decimals == 9 ? "000Z" : "Z");
  }

  /** {@code 0.387}, seconds as nginx writes them. */
  static void seconds(StringBuilder out, long micros) {
    out.append(micros / SECOND).append('.');
    digits(out, micros / MILLI % 1000, 3);
  }

  private static void clock(StringBuilder out, long micros) {
    long second = micros / SECOND;
    digits(out, second / 3600 % 24, 2);
    out.append(':');
    digits(out, second / 60 % 60, 2);
    out.append(':');
    digits(out, second % 60, 2);
  }

  private static void digits(StringBuilder out, long value, int width) {
    for (long unit = power(width - 1); unit > 0; unit /= 10) {
      out.append((char) ('0' + value / unit % 10));
    }
  }

  private static long power(int tens) {
    return tens == 0 ? 1 : 10 * power(tens - 1);
  }

  private static int day(long micros) {
    return micros < DAY ? 0 : 1;
  }

  private static String[] dates(String pattern) {
    DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    return new String[] {DATE.format(format), DATE.plusDays(1).format(format)};
  }
}
