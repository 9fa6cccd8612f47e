package io.culprit.parse.client;

import io.culprit.parse.LineParser;
import io.culprit.parse.LineResult;
import io.culprit.parse.backend.field.Lapse;
import io.culprit.parse.backend.field.Stamps;
import io.culprit.parse.backend.field.Unit;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Origin;
import io.culprit.parse.source.TimeText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@code dig} printed: each look-up becomes a notice with the time it took. The record
 * begins with the line that names the program and is told at its {@code WHEN}; a look-up that
 * nobody answered is told where dig gives up, at the time that a wrapper says.
 *
 * <p>Source: BIND 9, bin/dig/dig.c and dighost.c.
 */
final class DigParser implements LineParser {
  private static final Pattern STATUS = Pattern.compile("status: ([A-Z0-9]{1,20})");

  /** {@code Fri Nov 20 10:54:08 UTC 2026}: the zone's word stands before the year. */
  private static final Pattern WHEN =
      Pattern.compile("(\\w{3} \\w{3} [ \\d]\\d \\d{2}:\\d{2}:\\d{2}) (?:(\\S{1,8}) )?(\\d{4})");

  private String question = "";
  private String status = "";
  private String server = "";
  private long tookMicros = -1;
  private Origin begun = new Origin(0, 1);
  private boolean open;

  @Override
  public LineResult parse(Origin origin, String line, Optional<Moment> written, EventSink sink) {
    if (line.startsWith("; <<>> DiG ")) {
      begin(origin, line);
      return LineResult.PARSED;
    }
    if (line.startsWith(";; ->>HEADER<<- ") && (!open || !status.isEmpty())) {
      begin(origin, "");
      take(line);
      return LineResult.PARSED;
    }
    if (!open) {
      return LineResult.rejected("not a line of dig", "; <<>> DiG or the header of an answer");
    }
    if (line.startsWith(";; WHEN: ")) {
      return when(line.substring(9).strip(), written, sink);
    }
    if (line.contains("no servers could be reached")) {
      push(written, Notice.DNS_FAILED, sink);
      return LineResult.JOINED;
    }
    take(line);
    return LineResult.JOINED;
  }

  /** Whether such a time has a zone that can be told: of the words only that of UTC. */
  static boolean isZoned(String line) {
    Matcher when = WHEN.matcher(line);
    return when.find() && ("UTC".equals(when.group(2)) || "GMT".equals(when.group(2)));
  }

  private void begin(Origin origin, String line) {
    begun = origin;
    open = true;
    int name = line.indexOf("<<>>", 4);
    question = name < 0 ? "" : line.substring(name + 4).strip();
    status = "";
    server = "";
    tookMicros = -1;
  }

  private void take(String line) {
    Matcher found = STATUS.matcher(line);
    if (line.startsWith(";; ->>HEADER<<- ") && found.find()) {
      status = found.group(1);
    } else if (line.startsWith(";; Query time: ")) {
      tookMicros = Lapse.micros(line.substring(15).strip(), Optional.of(Unit.MILLIS)).orElse(-1);
    } else if (line.startsWith(";; SERVER: ")) {
      server = line.substring(11).strip();
    }
  }

  private LineResult when(String text, Optional<Moment> written, EventSink sink) {
    Matcher when = WHEN.matcher(text);
    Optional<Moment> at =
        when.matches()
            ? Stamps.whole(when.group(1) + ' ' + when.group(3)).map(TimeText::moment)
            : Optional.empty();
    if (at.isEmpty() && written.isEmpty()) {
      return LineResult.rejected("unreadable time", "WHEN: a date, found \"" + cut(text, 40) + '"');
    }
    boolean answered = status.equals("NOERROR") || status.equals("NXDOMAIN");
    push(at.or(() -> written), answered ? Notice.lookup(tookMicros) : Notice.DNS_FAILED, sink);
    return LineResult.JOINED;
  }

  private void push(Optional<Moment> at, Notice kind, EventSink sink) {
    String message = String.join(" ", question, status, server).strip();
    sink.notice(NoticeEvent.plain(begun, at, kind, "", cut(message, 300), -1, tookMicros));
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
