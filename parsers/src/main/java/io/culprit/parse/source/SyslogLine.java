package io.culprit.parse.source;

import io.culprit.parse.event.Moment;
import java.util.Optional;

/**
 * Lines as syslog daemons and {@code journalctl} print them: a time, a host, a tag, the message.
 *
 * <p>RFC 3164 and RFC 5424; rsyslog's {@code RSYSLOG_FileFormat}; the {@code short} outputs of
 * journalctl(1); octet counts in front (RFC 6587, 3.4.1).
 */
final class SyslogLine {
  private static final int LONGEST_NAME = 80;
  private static final long SECOND = 1_000_000;

  private SyslogLine() {}

  /** {@code 2026-11-20T10:21:36.123456+00:00 host tag[12]: message}. */
  static Optional<Unwrapped> iso(String line) {
    int at = priority(line);
    Optional<TimeText> time = TimeText.iso(line, at);
    if (time.isEmpty() || !time.get().zoned() || line.charAt(at + 10) != 'T') {
      return Optional.empty();
    }
    return message(line, time.get().end() + 1, time.map(TimeText::moment));
  }

  /**
   * {@code Fri 2026-11-20 10:21:36 UTC host tag[12]: message}; zones by other names are no zone.
   */
  static Layer.Unwrapping full(Years years) {
    Years.Reading reading = years.reading();
    return line -> full(line, reading);
  }

  private static Optional<Unwrapped> full(String line, Years.Reading years) {
    boolean shaped = line.length() > 28 && line.charAt(3) == ' ' && line.charAt(14) == ' ';
    Optional<TimeText> time = shaped ? TimeText.iso(line, 4) : Optional.empty();
    if (time.isEmpty() || time.get().end() >= line.length()) {
      return Optional.empty();
    }
    int zone = time.get().end() + 1;
    int host = word(line, zone);
    if (host < 0 || line.charAt(zone - 1) != ' ' || !Character.isUpperCase(line.charAt(zone))) {
      return Optional.empty();
    }
    String name = line.substring(zone, host - 1);
    boolean universal = name.equals("UTC") || name.equals("GMT");
    Moment read = time.get().moment();
    Moment written = universal ? read : years.local(read);
    return message(line, host, Optional.of(written));
  }

  /** {@code 1795170096.123456 host tag[12]: message}. */
  static Optional<Unwrapped> unix(String line) {
    int end = line.indexOf(' ');
    Optional<TimeText> time =
        end < 12 || end > 20 ? Optional.empty() : TimeText.epochSeconds(line, 0, end);
    return time.isEmpty() ? Optional.empty() : message(line, end + 1, time.map(TimeText::moment));
  }

  /** {@code <134>Nov 20 10:21:36 host tag[12]: message}, to the microsecond perhaps. */
  static Layer.Unwrapping bsd(Years years) {
    Years.Reading reading = years.reading();
    return line -> bsd(line, reading);
  }

  private static Optional<Unwrapped> bsd(String line, Years.Reading years) {
    int at = priority(line);
    int month = TimeText.month(line, at);
    long clock = TimeText.clock(line, at + 7);
    if (month == 0 || clock < 0) {
      return Optional.empty();
    }
    int tens = line.charAt(at + 4) == ' ' ? 0 : line.charAt(at + 4) - '0';
    int day = tens * 10 + line.charAt(at + 5) - '0';
    int end = at + 15;
    long micros = 0;
    long unit = SECOND;
    if (end < line.length() && line.charAt(end) == '.') {
      for (end++; end < line.length() && Character.isDigit(line.charAt(end)); end++) {
        unit = Math.max(1, unit / 10);
        micros += (line.charAt(end) - '0') * unit;
      }
    }
    if (day < 1 || day > 31 || end >= line.length() || line.charAt(end) != ' ') {
      return Optional.empty();
    }
    int host = end + 1;
    // A local socket's lines name no host.
    Optional<Unwrapped> inside =
        message(line, host, Optional.empty()).or(() -> tagged(line, host, Optional.empty()));
    if (inside.isEmpty()) {
      return inside;
    }
    Moment yearless =
        new Moment(
            (TimeText.days(Years.LEAP, month, day) * 86_400 + clock) * SECOND + micros, unit);
    return Optional.of(Unwrapped.whole(inside.get().text(), years.of(yearless)));
  }

  /** {@code <134>1 2026-11-20T10:21:36.123Z host app pid id [structured data] message}. */
  static Optional<Unwrapped> rfc5424(String line) {
    int at = priority(line);
    if (at == 0 || !line.startsWith("1 ", at)) {
      return Optional.empty();
    }
    boolean nil = line.startsWith("- ", at + 2);
    Optional<TimeText> time = TimeText.iso(line, at + 2);
    if (time.isEmpty() && !nil) {
      return Optional.empty();
    }
    int next = nil ? at + 4 : time.get().end() + 1;
    for (int i = 0; i < 4 && next >= 0; i++) {
      next = word(line, next);
    }
    if (next < 0 || next >= line.length()) {
      return Optional.empty();
    }
    int end = structured(line, next);
    String text = line.substring(Math.min(end + 1, line.length()));
    return Optional.of(
        Unwrapped.whole(
            text.startsWith("\ufeff") ? text.substring(1) : text, time.map(TimeText::moment)));
  }

  /** Index after the structured data: {@code -}, or bracketed elements whose values are quoted. */
  private static int structured(String line, int from) {
    int at = from;
    boolean quoted = false;
    if (line.charAt(at) != '[') {
      return at + 1;
    }
    while (at < line.length()) {
      char c = line.charAt(at);
      if (quoted && c == '\\') {
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == ']' && !line.startsWith("[", at + 1)) {
        return at + 1;
      }
      at++;
    }
    return at;
  }

  /** Index after {@code <134>}, an octet count before it perhaps; 0: there is none. */
  private static int priority(String line) {
    int open = 0;
    while (open < 8 && open < line.length() && Character.isDigit(line.charAt(open))) {
      open++;
    }
    open = open > 0 && line.startsWith(" <", open) ? open + 1 : 0;
    if (!line.startsWith("<", open)) {
      return 0;
    }
    int close = line.indexOf('>', open);
    boolean number =
        close >= open + 2 && close <= open + 4 && Decimals.whole(line, open + 1, close) >= 0;
    return number ? close + 1 : 0;
  }

  private static Optional<Unwrapped> message(String line, int host, Optional<Moment> written) {
    int tag = word(line, host);
    return tag < 0 ? Optional.empty() : tagged(line, tag, written);
  }

  private static Optional<Unwrapped> tagged(String line, int tag, Optional<Moment> written) {
    int text = afterTag(line, tag);
    return text < 0
        ? Optional.empty()
        : Optional.of(Unwrapped.whole(line.substring(text), written));
  }

  /** Index after the word at {@code from} and its space; -1: there is no such word. */
  private static int word(String line, int from) {
    int space = from < line.length() ? line.indexOf(' ', from) : -1;
    return space <= from ? -1 : space + 1;
  }

  /** Index after {@code tag[123]: } or {@code tag: } at {@code from}; -1: no tag stands there. */
  private static int afterTag(String line, int from) {
    int at = from;
    while (at < line.length() && at - from < LONGEST_NAME) {
      char c = line.charAt(at);
      if (c == ':') {
        boolean named = at > from && (at + 1 == line.length() || line.charAt(at + 1) == ' ');
        return named ? Math.min(at + 2, line.length()) : -1;
      }
      if (c == ' ' || c == '"') {
        return -1;
      }
      at++;
    }
    return -1;
  }
}
