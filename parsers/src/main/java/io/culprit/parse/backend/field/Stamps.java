package io.culprit.parse.backend.field;

import io.culprit.parse.source.TimeText;
import io.culprit.parse.source.ZoneName;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads the times of application logs and exports: ISO 8601 and its relatives, dates in words,
 * 12-hour clocks, epochs of any unit. Of {@code 11/10/2026} nobody can say which is the month; such
 * a date is refused.
 */
public final class Stamps {
  private static final long SECOND = 1_000_000;
  private static final long HOUR = 3_600 * SECOND;
  private static final long DAY = 24 * HOUR;

  /** Stands before AM and PM in what browsers print since Unicode's CLDR 42. */
  private static final char NARROW_SPACE = '\u202f';

  private Stamps() {}

  /**
   * A time with a date that begins at {@code from}; the text may go on behind it. No epochs: any
   * number would do.
   */
  public static Optional<TimeText> at(String s, int from) {
    if (s.length() < from + 19) {
      return Optional.empty();
    }
    char c = s.charAt(from);
    Optional<TimeText> found = Optional.empty();
    if (c >= '0' && c <= '9' && s.startsWith(" - ", from + 10)) {
      // gin's, 2026/11/20 - 11:53:17: the dash is no part of the time.
      found =
          TimeText.iso(s.substring(from, from + 10) + ' ' + s.substring(from + 13), 0)
              .map(
                  t ->
                      new TimeText(t.micros(), t.precisionMicros(), t.zoned(), from + t.end() + 2));
    } else if (c >= '0' && c <= '9') {
      found = s.charAt(from + 2) == '/' ? TimeText.clf(s, from) : TimeText.iso(s, from);
    } else if (s.charAt(from + 3) == ',' || s.charAt(from + 3) == ' ') {
      found = NamedMonth.at(s, from);
    }
    return found.map(time -> worded(s, time));
  }

  /** A text that is a time and nothing else, in brackets perhaps, as gunicorn's {@code %(t)s}. */
  public static Optional<TimeText> whole(String text) {
    String bare = text.strip();
    boolean bracketed = bare.startsWith("[") && bare.endsWith("]");
    String s = bracketed ? bare.substring(1, bare.length() - 1) : bare;
    if (s.isEmpty() || s.length() > 60) {
      return Optional.empty();
    }
    if (s.length() < 19 || s.charAt(4) != '-') {
      Optional<TimeText> epoch = epoch(s);
      if (epoch.isPresent()) {
        return epoch;
      }
    }
    return at(s, 0).filter(time -> time.end() == s.length() || s.charAt(time.end()) == '(');
  }

  /** Seconds, milli-, micro- or nanoseconds since 1970; the size of the number tells which. */
  private static Optional<TimeText> epoch(String s) {
    if (Lapse.number(s).isEmpty()) {
      return Optional.empty();
    }
    String plain = s.indexOf('e') < 0 && s.indexOf('E') < 0 ? s : new BigDecimal(s).toPlainString();
    int point = plain.indexOf('.');
    int whole = point < 0 ? plain.length() : point;
    int decimals = point < 0 ? 0 : plain.length() - point - 1;
    // 9 and 10 digits are seconds from 1973 to 2286; 12, 13 milli, 15, 16 micro, 18, 19 nano.
    int exponent;
    if (whole == 9 || whole == 10) {
      exponent = 6;
    } else if (whole == 12 || whole == 13) {
      exponent = 3;
    } else if (whole == 15 || whole == 16) {
      exponent = 0;
    } else if (whole == 18 || whole == 19) {
      exponent = -3;
    } else {
      return Optional.empty();
    }
    long micros = new BigDecimal(plain).scaleByPowerOfTen(exponent).longValue();
    long precision = 1;
    for (int i = decimals; i < exponent; i++) {
      precision *= 10;
    }
    return Optional.of(new TimeText(micros, precision, true, s.length()));
  }

  /**
   * Takes in the half of the day, and a zone written as a word, {@code CET} or {@code GMT+0100}, or
   * as bare hours, {@code +02}.
   */
  private static TimeText worded(String s, TimeText read) {
    if (read.zoned()) {
      return read;
    }
    TimeText time = halved(s, read);
    int at = time.end();
    if (at < s.length() && s.charAt(at) == ' ') {
      at++;
    }
    String name = ZoneName.at(s, at);
    OptionalInt zone = ZoneName.seconds(name);
    boolean utc = zone.isPresent() && zone.getAsInt() == 0;
    if (zone.isPresent() && !utc) {
      long micros = time.micros() - zone.getAsInt() * SECOND;
      return new TimeText(micros, time.precisionMicros(), true, at + name.length());
    }
    at += utc ? name.length() : 0;
    char sign = at < s.length() ? s.charAt(at) : ' ';
    int hours = sign == '+' || sign == '-' ? number(s, at + 1, 2) : -1;
    if (hours >= 0 && hours <= 14) {
      int next = at + 3;
      int from = next < s.length() && s.charAt(next) == ':' ? next + 1 : next;
      int minutes = number(s, from, 2);
      long offset = (hours * 3600L + Math.max(0, minutes) * 60L) * SECOND;
      int end = minutes < 0 ? next : from + 2;
      return new TimeText(
          time.micros() + (sign == '+' ? -offset : offset),
          time.precisionMicros(),
          true,
          spaces(s, end));
    }
    return utc ? new TimeText(time.micros(), time.precisionMicros(), true, at) : time;
  }

  /** Takes in {@code AM} or {@code PM}, where the hour is one of twelve. */
  private static TimeText halved(String s, TimeText time) {
    int at = time.end();
    at += at < s.length() && (s.charAt(at) == ' ' || s.charAt(at) == NARROW_SPACE) ? 1 : 0;
    boolean noon = s.startsWith("PM", at);
    long hour = Math.floorMod(time.micros(), DAY) / HOUR;
    if ((!noon && !s.startsWith("AM", at)) || hour < 1 || hour > 12) {
      return time;
    }
    long micros = time.micros() - hour / 12 * 12 * HOUR + (noon ? 12 * HOUR : 0);
    return new TimeText(micros, time.precisionMicros(), false, at + 2);
  }

  private static int spaces(String s, int from) {
    return from + 1 < s.length() && s.charAt(from) == ' ' && s.charAt(from + 1) == '('
        ? from + 1
        : from;
  }

  private static int number(String s, int from, int digits) {
    if (s.length() < from + digits) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      int d = s.charAt(i) - '0';
      if (d < 0 || d > 9) {
        return -1;
      }
      value = value * 10 + d;
    }
    return value;
  }
}
