package io.culprit.parse.python;

import io.culprit.parse.LineResult;
import io.culprit.parse.backend.Logfmt;
import io.culprit.parse.backend.RequestRow;
import io.culprit.parse.backend.field.Field;
import io.culprit.parse.backend.field.Meaning;
import io.culprit.parse.backend.field.RequestText;
import io.culprit.parse.backend.field.Row;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line of {@code key=value} pairs of a server's log, as a formatter's template prints it: {@code
 * ts=2026-11-20T10:57:33 level=INFO peer=127.0.0.1:55488 request="GET /x HTTP/1.1" status=200 OK}.
 *
 * <p>A key without a telling name is read by its value where that can be only one thing.
 */
final class PairsLine {
  private static final Pattern LEVEL =
      Pattern.compile("TRACE|DEBUG|INFO|WARNING|WARN|ERROR|CRITICAL|FATAL");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d.*");
  private static final Pattern PEER =
      Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}:\\d{1,5}|\\[[0-9a-fA-F:.]++\\]:\\d{1,5}");
  private static final Pattern STATUS = Pattern.compile("[1-5]\\d\\d");

  private final LogRecord record;

  PairsLine(LogRecord record) {
    this.record = record;
  }

  /** Reads a line; empty: it is no such record, though it may have pairs. */
  Optional<LineResult> parse(
      Origin origin, String line, Optional<Moment> written, EventSink sink, Traceback open) {
    if (!Logfmt.begins(line)) {
      return Optional.empty();
    }
    boolean whole = read(line, record.row());
    if (!isRecord(record.row())) {
      return Optional.empty();
    }
    LineResult result = record.push(origin, written, sink, open);
    if (!whole) {
      open.cut();
    }
    return Optional.of(result);
  }

  /**
   * Puts the pairs of a line into a row, which is cleared before.
   *
   * @return false: the last value is cut off in the middle
   */
  static boolean read(String line, Row row) {
    row.clear();
    boolean[] asked = {false};
    return Logfmt.read(
            line,
            (key, value) -> {
              boolean named = !Meaning.of(key).isEmpty();
              row.put(named ? key : typed(value, asked[0]).orElse(key), value);
              asked[0] = RequestText.of(value).isPresent();
            })
        >= 0;
  }

  /**
   * Whether a row is a record of a server or of an application in it: an access line, or what a
   * logger was told, with its level, its name or its time. nginx has neither logger nor level, and
   * its peers have no port.
   */
  static boolean isRecord(Row row) {
    boolean logged = row.has(Field.LEVEL) || row.has(Field.LOGGER);
    boolean access = LogRecord.isAccess(row);
    boolean told = row.has(Field.MESSAGE) && (logged || RequestRow.time(row).isPresent());
    boolean timed = RequestRow.isRequest(row) && row.isTimed();
    return told
        || (access && (logged || PEER.matcher(row.get(Field.CLIENT)).matches()))
        || (timed && logged);
  }

  /** Whether a line is such a record. */
  static boolean isRecord(String line) {
    if (!Logfmt.begins(line)) {
      return false;
    }
    Row row = new Row();
    read(line, row);
    return isRecord(row);
  }

  /** The name of what a value can only be; a status stands behind the request. */
  private static Optional<String> typed(String value, boolean asked) {
    if (value.contains(" HTTP/") && RequestText.of(value).isPresent()) {
      return Optional.of("request");
    }
    if (PEER.matcher(value).matches()) {
      return Optional.of("peer");
    }
    if (TIME.matcher(value).matches()) {
      return Optional.of("ts");
    }
    if (LEVEL.matcher(value).matches()) {
      return Optional.of("level");
    }
    return asked && STATUS.matcher(value).matches() ? Optional.of("status") : Optional.empty();
  }
}
