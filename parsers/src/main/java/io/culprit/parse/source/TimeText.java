package io.culprit.parse.source;

import io.culprit.parse.event.Moment;
import java.util.Optional;

/**
 * A time read from log text.
 *
 * @param micros microseconds since the epoch; a time without zone is read as UTC
 * @param precisionMicros width of the stated interval
 * @param zoned whether a zone or offset was written
 * @param end index after its last character
 */
public record TimeText(long micros, long precisionMicros, boolean zoned, int end) {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final long SECOND = 1_000_000;

  /** Stands for a date that the calendar does not have. */
  public static final long NONE = Long.MIN_VALUE;

  /** The moment it states. */
  public Moment moment() {
    return new Moment(micros, precisionMicros);
  }

  /**
   * ISO 8601 and its relatives at {@code from}: {@code T} or a space between date and time, a
   * fraction after {@code .} or {@code ,}, then {@code Z}, {@code +hh:mm}, {@code +hhmm} or
   * nothing. Dates may be parted by {@code -} or {@code /}.
   */
  public static Optional<TimeText> iso(String s, int from) {
    if (s.length() < from + 19) {
      return Optional.empty();
    }
    char dash = s.charAt(from + 4);
    char middle = s.charAt(from + 10);
    if ((dash != '-' && dash != '/')
        || s.charAt(from + 7) != dash
        || (middle != 'T' && middle != ' ' && middle != 't')) {
      return Optional.empty();
    }
    long date = date(digits(s, from, 4), digits(s, from + 5, 2), digits(s, from + 8, 2));
    return of(date, clock(s, from + 11), s, from + 19);
  }

  /**
   * nginx's {@code $time_local} and Apache's {@code %t}: {@code 28/Sep/1970:12:00:00 +0600};
   * haproxy's has a fraction, Python's http.server parts date and time by a space.
   */
  public static Optional<TimeText> clf(String s, int from) {
    if (s.length() < from + 20
        || s.charAt(from + 2) != '/'
        || s.charAt(from + 6) != '/'
        || (s.charAt(from + 11) != ':' && s.charAt(from + 11) != ' ')) {
      return Optional.empty();
    }
    long date = date(digits(s, from + 7, 4), month(s, from + 3), digits(s, from, 2));
    return of(date, clock(s, from + 12), s, from + 20);
  }

  /**
   * A date and a time of day, with the fraction, the half of the day and the zone that may follow
   * them.
   *
   * @param date days since the epoch, as {@link #date} gives them
   * @param second second of the day, as {@link #clock} gives it
   * @param from index behind the seconds, where the rest begins
   * @return empty: there is no such date or time
   */
  public static Optional<TimeText> of(long date, long second, String s, int from) {
    return date == NONE || second < 0
        ? Optional.empty()
        : Optional.of(tail(s, from, (date * 86_400 + second) * SECOND));
  }

  /** Days since the epoch of a date; {@link #NONE}: the calendar has no such day. */
  public static long date(int year, int month, int day) {
    boolean exists =
        year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= length(year, month);
    return exists ? days(year, month, day) : NONE;
  }

  private static int length(int year, int month) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2
        ? (leap ? 29 : 28)
        : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /** The same time, said to end elsewhere. */
  public TimeText endingAt(int index) {
    return new TimeText(micros, precisionMicros, zoned, index);
  }

  /**
   * Epoch seconds with any number of decimals, from {@code from} to {@code to}, e.g. {@code
   * 1795169991.730}.
   */
  public static Optional<TimeText> epochSeconds(String s, int from, int to) {
    long micros = Decimals.seconds(s, from, to);
    int point = s.indexOf('.', from);
    int whole = (point < 0 || point >= to ? to : point) - from;
    if (micros < 0 || whole < 9 || whole > 10) {
      return Optional.empty();
    }
    int decimals = point < 0 || point >= to ? 0 : to - point - 1;
    return Optional.of(new TimeText(micros, precision(decimals), true, to));
  }

  /** The month whose English short name stands at {@code from}, 1 to 12; 0: none. */
  public static int month(String s, int from) {
    if (s.length() < from + 3) {
      return 0;
    }
    for (int m = 0; m < 12; m++) {
      if (MONTHS.regionMatches(m * 3, s, from, 3)) {
        return m + 1;
      }
    }
    return 0;
  }

  /**
   * Seconds of the day written {@code HH:MM:SS} at {@code from}; -1: not such a text. {@code
   * 24:00:00} is the end of the day (ISO 8601); a leap second, {@code :60}, is the first of the
   * next minute, as POSIX counts.
   */
  public static long clock(String s, int from) {
    if (s.length() < from + 8 || s.charAt(from + 2) != ':' || s.charAt(from + 5) != ':') {
      return -1;
    }
    int hour = digits(s, from, 2);
    int minute = digits(s, from + 3, 2);
    int second = digits(s, from + 6, 2);
    return hour < 0
            || hour > 24
            || minute < 0
            || minute > 59
            || second < 0
            || second > 60
            || (hour == 24 && minute + second > 0)
        ? -1
        : hour * 3600L + minute * 60L + second;
  }

  /** Days since the epoch of a date of the Gregorian calendar. */
  public static long days(int year, int month, int day) {
    // Era-based count of days: years begin in March, so that the leap day is the last.
    long y = month <= 2 ? year - 1L : year;
    long era = Math.floorDiv(y, 400);
    long yearOfEra = y - era * 400;
    long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
  }

  private static TimeText tail(String s, int from, long seconds) {
    int at = from;
    long micros = seconds;
    int decimals = 0;
    if (at + 1 < s.length()
        && (s.charAt(at) == '.' || s.charAt(at) == ',')
        && digit(s.charAt(at + 1))) {
      at++;
      long unit = 100_000;
      while (at < s.length() && digit(s.charAt(at)) && decimals < 9) {
        micros += (s.charAt(at) - '0') * unit;
        unit /= 10;
        decimals++;
        at++;
      }
    }
    if (at < s.length() && (s.charAt(at) == 'Z' || s.charAt(at) == 'z')) {
      return new TimeText(micros, precision(decimals), true, at + 1);
    }
    int sign = at < s.length() && s.charAt(at) == ' ' ? at + 1 : at;
    if (sign < s.length() && (s.charAt(sign) == '+' || s.charAt(sign) == '-')) {
      int hours = digits(s, sign + 1, 2);
      int next = sign + 3 < s.length() && s.charAt(sign + 3) == ':' ? sign + 4 : sign + 3;
      int minutes = digits(s, next, 2);
      if (hours >= 0 && hours <= 18 && minutes >= 0 && minutes < 60) {
        long offset = (hours * 3600L + minutes * 60L) * SECOND;
        long utc = s.charAt(sign) == '+' ? micros - offset : micros + offset;
        return new TimeText(utc, precision(decimals), true, next + 2);
      }
    }
    return new TimeText(micros, precision(decimals), false, at);
  }

  private static long precision(int decimals) {
    long width = SECOND;
    for (int i = 0; i < decimals && width > 1; i++) {
      width /= 10;
    }
    return width;
  }

  private static int digits(String s, int from, int count) {
    if (s.length() < from + count) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + count; i++) {
      char c = s.charAt(i);
      if (!digit(c)) {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
