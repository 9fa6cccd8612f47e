package io.culprit.parse.backend.field;

import io.culprit.parse.source.TimeText;
import java.util.Optional;

/**
 * Reads dates whose month is a word: {@code Fri, 20 Nov 2026 11:53:17 GMT} (RFC 9110's HTTP-date,
 * RFC 1123), JavaScript's {@code Fri Nov 20 2026 11:53:17 GMT+0100}, C's {@code Fri Nov 20 11:53:17
 * 2026}, Kibana's {@code Nov 20, 2026 @ 11:53:17.123}, and {@code Nov 20, 2026, 9:53:17 PM}.
 */
final class NamedMonth {
  private NamedMonth() {}

  /** A time that begins at {@code from}; the text may go on behind it. */
  static Optional<TimeText> at(String s, int from) {
    if (TimeText.month(s, from) > 0) {
      return monthFirst(s, from);
    }
    if (s.length() >= from + 24 && s.charAt(from + 13) == ':') {
      int day = s.charAt(from + 8) == ' ' ? number(s, from + 9, 1) : number(s, from + 8, 2);
      long date = TimeText.date(number(s, from + 20, 4), TimeText.month(s, from + 4), day);
      return TimeText.of(date, TimeText.clock(s, from + 11), s, from + 24);
    }
    int at = from + 3;
    boolean http = at < s.length() && s.charAt(at) == ',';
    at += http ? 2 : 1;
    if (s.length() < at + 20) {
      return Optional.empty();
    }
    int month = TimeText.month(s, http ? at + 3 : at);
    int day = number(s, http ? at : at + 4, 2);
    return TimeText.of(
        TimeText.date(number(s, at + 7, 4), month, day), TimeText.clock(s, at + 12), s, at + 20);
  }

  /** {@code Nov 20, 2026 @ 11:53:17.123}; a comma, or nothing, may stand for the at sign. */
  private static Optional<TimeText> monthFirst(String s, int from) {
    int comma = s.indexOf(", ", from + 4);
    if (comma < 0 || comma > from + 6) {
      return Optional.empty();
    }
    int day = number(s, from + 4, comma - from - 4);
    int at = comma + 6;
    long date = TimeText.date(number(s, comma + 2, 4), TimeText.month(s, from), day);
    at += s.startsWith(" @ ", at) ? 3 : s.startsWith(", ", at) ? 2 : 1;
    // With a 12-hour clock the hour may have one digit.
    boolean short1 = at + 1 < s.length() && s.charAt(at + 1) == ':';
    String padded = short1 ? s.substring(0, at) + "0" + s.substring(at) : s;
    return TimeText.of(date, TimeText.clock(padded, at), padded, at + 8)
        .map(time -> short1 ? time.endingAt(time.end() - 1) : time);
  }

  private static int number(String s, int from, int digits) {
    if (digits < 1 || s.length() < from + digits) {
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
