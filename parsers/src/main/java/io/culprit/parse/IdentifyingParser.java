package io.culprit.parse;

import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import java.util.Optional;

/**
 * Gives the events of a line the id that stands in its text under one of the user's names. Every
 * line becomes text for that, so none is read in place. Not thread-safe.
 */
final class IdentifyingParser implements LineParser {
  private final LineParser inner;
  private final IdFields names;

  IdentifyingParser(LineParser inner, IdFields names) {
    this.inner = inner;
    this.names = names;
  }

  @Override
  public boolean startsAfresh(String line) {
    return inner.startsAfresh(line);
  }

  @Override
  public LineResult parse(Origin origin, String line, Optional<Moment> written, EventSink sink) {
    EventSink told =
        names.in(line).map(id -> EventSink.to(e -> of(e, origin, id).tell(sink))).orElse(sink);
    return inner.parse(origin, line, written, told);
  }

  /** An event, with the id if it is of the line. */
  private static LogEvent of(LogEvent event, Origin line, String id) {
    return event.origin().equals(line) ? event.identified(id) : event;
  }
}
