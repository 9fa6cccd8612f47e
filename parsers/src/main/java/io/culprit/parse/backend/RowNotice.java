package io.culprit.parse.backend;

import io.culprit.parse.backend.field.Field;
import io.culprit.parse.backend.field.Lapse;
import io.culprit.parse.backend.field.Row;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Origin;
import io.culprit.parse.python.message.Message;
import java.util.Locale;
import java.util.Optional;

/** Turns the named values of a record that is no request into a notice. */
public final class RowNotice {
  private RowNotice() {}

  /**
   * Pushes the notice of a row.
   *
   * @param line the text to keep where the row has no message of its own
   * @return what it is about
   */
  public static Notice push(
      Row row, Origin origin, Optional<Moment> at, String line, EventSink sink) {
    String level = row.get(Field.LEVEL).toLowerCase(Locale.ROOT);
    String text = row.has(Field.MESSAGE) ? row.get(Field.MESSAGE) : line;
    Message message = Message.of(text, level);
    if (vague(message.kind()) && (row.has(Field.EXCEPTION) || row.has(Field.ERROR))) {
      // The last line of a traceback is the one that names the fault.
      String fault =
          row.has(Field.EXCEPTION) ? row.get(Field.EXCEPTION).strip() : row.get(Field.ERROR);
      Message told = Message.of(fault.substring(fault.lastIndexOf('\n') + 1), "error");
      if (told.kind() != Notice.OTHER) {
        message = told;
      } else if (row.has(Field.EXCEPTION)) {
        message = new Message(Notice.EXCEPTION, -1, -1, "");
      }
    }
    if (message.amountMicros() < 0 && message.kind() != Notice.OTHER && row.has(Field.DURATION)) {
      long amount = Lapse.micros(row.get(Field.DURATION), row.unit(Field.DURATION)).orElse(-1);
      message = new Message(message.kind(), amount, message.pid(), message.who());
    }
    long pid =
        Lapse.number(row.get(Field.PID)).stream().mapToLong(n -> (long) n).findFirst().orElse(-1);
    NoticeEvent event = message.event(origin, at, level, text, pid);
    sink.notice(
        row.has(Field.REQUEST_ID) && event.requestId().isEmpty()
            ? identified(event, row.get(Field.REQUEST_ID))
            : event);
    return message.kind();
  }

  private static boolean vague(Notice kind) {
    return kind == Notice.OTHER || kind == Notice.EXCEPTION;
  }

  private static NoticeEvent identified(NoticeEvent n, String id) {
    return new NoticeEvent(
        n.origin(),
        n.at(),
        n.kind(),
        n.phase(),
        n.level(),
        n.message(),
        n.errno(),
        n.pid(),
        n.connection(),
        n.client(),
        n.method(),
        n.target(),
        n.upstream(),
        n.amountMicros(),
        id);
  }
}
