package io.culprit.parse.backend.field;

import io.culprit.parse.source.TimeText;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Reads the times of application logs: ISO 8601 and its relatives, HTTP dates, epochs of any unit.
 */
public final class Stamps {
  private static final long SECOND = 1_000_000;

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
    if (c >= '0' && c <= '9') {
      found = s.charAt(from + 2) == '/' ? TimeText.clf(s, from) : TimeText.iso(s, from);
    } else if (s.charAt(from + 3) == ',' || s.charAt(from + 3) == ' ') {
      found = named(s, from);
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
   * {@code Fri, 20 Nov 2026 11:53:17 GMT}, JavaScript's {@code Fri Nov 20 2026 11:53:17 GMT+0100}
   * and C's {@code Fri Nov 20 11:53:17 2026}.
   */
  private static Optional<TimeText> named(String s, int from) {
    if (s.length() >= from + 24 && s.charAt(from + 13) == ':') {
      int month = TimeText.month(s, from + 4);
      int day = s.charAt(from + 8) == ' ' ? number(s, from + 9, 1) : number(s, from + 8, 2);
      long clock = TimeText.clock(s, from + 11);
      int year = number(s, from + 20, 4);
      return instant(year, month, day, clock, from + 24);
    }
    int at = from + 3;
    boolean http = s.charAt(at) == ',';
    at += http ? 2 : 1;
    if (s.length() < at + 20) {
      return Optional.empty();
    }
    int month = TimeText.month(s, http ? at + 3 : at);
    int day = number(s, http ? at : at + 4, 2);
    int year = number(s, at + 7, 4);
    return instant(year, month, day, TimeText.clock(s, at + 12), at + 20);
  }

  private static Optional<TimeText> instant(int year, int month, int day, long clock, int end) {
    if (month == 0 || day < 1 || day > 31 || year < 1970 || clock < 0) {
      return Optional.empty();
    }
    long micros = (TimeText.days(year, month, day) * 86_400 + clock) * SECOND;
    return Optional.of(new TimeText(micros, SECOND, false, end));
  }

  /**
   * Takes in a zone written as a word, {@code UTC} or {@code GMT+0100}, or as bare hours, {@code
   * +02}.
   */
  private static TimeText worded(String s, TimeText time) {
    if (time.zoned()) {
      return time;
    }
    int at = time.end();
    if (at < s.length() && s.charAt(at) == ' ') {
      at++;
    }
    boolean word = s.startsWith("UTC", at) || s.startsWith("GMT", at);
    if (word) {
      at += 3;
    }
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
    return word ? new TimeText(time.micros(), time.precisionMicros(), true, at) : time;
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
