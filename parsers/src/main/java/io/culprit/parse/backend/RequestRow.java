package io.culprit.parse.backend;

import io.culprit.parse.LineResult;
import io.culprit.parse.backend.field.Field;
import io.culprit.parse.backend.field.Lapse;
import io.culprit.parse.backend.field.Row;
import io.culprit.parse.backend.field.Stamps;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import io.culprit.parse.source.TimeText;
import java.util.Optional;
import java.util.OptionalLong;

/** Turns the named values of a duration record into a {@link BackendEvent}. */
public final class RequestRow {
  private RequestRow() {}

  /**
   * Whether a row is about one finished request: it has a target, and a duration, two times or a
   * status.
   */
  public static boolean isRequest(Row row) {
    return !row.target().isEmpty()
        && (row.isTimed() || (row.has(Field.STATUS) && isStatus(row.get(Field.STATUS))));
  }

  /**
   * When the record was written or the request ended, for the zone; empty: no time that can be
   * read.
   */
  public static Optional<TimeText> time(Row row) {
    for (Field field : new Field[] {Field.END, Field.TIME, Field.START}) {
      if (row.has(field)) {
        return field == Field.TIME ? dated(row) : Stamps.whole(row.get(field));
      }
    }
    return row.has(Field.DATE) ? dated(row) : Optional.empty();
  }

  /**
   * Pushes the event of a row.
   *
   * @param written when a wrapper says that the line was written; used where the row has no time
   */
  public static LineResult push(Row row, Origin origin, Optional<Moment> written, EventSink sink) {
    String target = row.target();
    if (target.isEmpty()) {
      return LineResult.rejected("no request", "target: a path, found none");
    }
    OptionalLong status = status(row.get(Field.STATUS));
    if (status.isEmpty()) {
      return LineResult.rejected(
          "unreadable status", "status: 3 digits, found " + found(row.get(Field.STATUS)));
    }
    Optional<TimeText> start = Stamps.whole(row.get(Field.START));
    Optional<TimeText> end = Stamps.whole(row.get(Field.END));
    for (Field field : new Field[] {Field.START, Field.END}) {
      if (row.has(field) && Stamps.whole(row.get(field)).isEmpty()) {
        return LineResult.rejected(
            "unreadable time", "time: a date or an epoch, found " + found(row.get(field)));
      }
    }
    long duration = -1;
    if (row.has(Field.DURATION)) {
      OptionalLong stated = Lapse.micros(row.get(Field.DURATION), row.unit(Field.DURATION));
      if (stated.isEmpty()) {
        return LineResult.rejected(
            "unreadable duration",
            "duration: a number from 0 to 31 days, found " + found(row.get(Field.DURATION)));
      }
      duration = stated.getAsLong();
    } else if (start.isPresent() && end.isPresent()) {
      duration = end.get().micros() - start.get().micros();
      if (duration < 0) {
        return LineResult.rejected(
            "unreadable duration", "end: not before the start, found " + found(row.get(Field.END)));
      }
    }
    Optional<Moment> at = end.map(TimeText::moment);
    if (at.isEmpty() && start.isPresent() && duration >= 0) {
      at = Optional.of(start.get().moment().plus(duration));
    }
    if (at.isEmpty() && (row.has(Field.TIME) || row.has(Field.DATE))) {
      at = dated(row).map(TimeText::moment);
      if (at.isEmpty()) {
        return LineResult.rejected(
            "unreadable time", "time: a date or an epoch, found " + found(row.get(Field.TIME)));
      }
    }
    if (at.isEmpty()) {
      at = start.map(TimeText::moment).or(() -> written);
    }
    if (at.isEmpty()) {
      return LineResult.rejected("no time", "time: a date or an epoch, found none");
    }
    long bytes =
        Lapse.number(row.get(Field.BYTES)).stream().mapToLong(n -> (long) n).findFirst().orElse(-1);
    sink.backend(
        new BackendEvent(
            origin,
            at.get(),
            duration,
            row.method(),
            target,
            (int) status.getAsLong(),
            bytes,
            row.get(Field.REQUEST_ID)));
    return LineResult.PARSED;
  }

  /** Reads {@code 200}, {@code 200 OK}, or nothing (-1); empty: neither. */
  public static OptionalLong status(String text) {
    if (text.isEmpty() || text.equals("0")) {
      return OptionalLong.of(-1);
    }
    return isStatus(text)
        ? OptionalLong.of(
            (text.charAt(0) - '0') * 100L + (text.charAt(1) - '0') * 10L + (text.charAt(2) - '0'))
        : OptionalLong.empty();
  }

  private static boolean isStatus(String text) {
    return text.length() >= 3
        && text.charAt(0) >= '1'
        && text.charAt(0) <= '9'
        && digit(text.charAt(1))
        && digit(text.charAt(2))
        && (text.length() == 3 || text.charAt(3) == ' ' || text.substring(3).equals(".0"));
  }

  /** The record's own time; a clock and a date in two fields are put together. */
  private static Optional<TimeText> dated(Row row) {
    Optional<TimeText> time = Stamps.whole(row.get(Field.TIME));
    if (time.isEmpty() && row.has(Field.DATE)) {
      time = Stamps.whole(row.get(Field.DATE) + " " + row.get(Field.TIME));
    }
    return time.isEmpty() && !row.has(Field.TIME) ? Stamps.whole(row.get(Field.DATE)) : time;
  }

  private static String found(String text) {
    return '"' + (text.length() <= 40 ? text : text.substring(0, 40)) + '"';
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
