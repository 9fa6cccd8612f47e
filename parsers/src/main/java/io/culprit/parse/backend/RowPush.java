package io.culprit.parse.backend;

import io.culprit.parse.LineResult;
import io.culprit.parse.backend.field.Row;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import java.util.Optional;

/** Turns the named values of one record into events: a request's, a client's. */
@FunctionalInterface
public interface RowPush {
  /**
   * Pushes the events of a row.
   *
   * @param origin where the record began
   * @param line the line it ended on, kept where the row says nothing else
   * @param written when a wrapper says that line was written
   * @return parsed, or refused with a reason
   */
  LineResult push(Row row, Origin origin, String line, Optional<Moment> written, EventSink sink);
}
