package io.culprit.parse;

import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.NoticeEvent;
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
    Optional<String> id = names.in(line);
    return inner.parse(
        origin, line, written, id.isEmpty() ? sink : new Identifying(origin, id.get(), sink));
  }

  /**
   * Passes events on, those of the line with its id.
   *
   * @param origin the line
   * @param id its id
   * @param sink who gets them
   */
  private record Identifying(Origin origin, String id, EventSink sink) implements EventSink {
    @Override
    public void access(AccessEvent event) {
      sink.access(event.origin().equals(origin) ? event.identified(id) : event);
    }

    @Override
    public void app(AppEvent event) {
      sink.app(event.origin().equals(origin) ? event.identified(id) : event);
    }

    @Override
    public void backend(BackendEvent event) {
      sink.backend(event.origin().equals(origin) ? event.identified(id) : event);
    }

    @Override
    public void notice(NoticeEvent event) {
      sink.notice(event.origin().equals(origin) ? event.identified(id) : event);
    }

    @Override
    public void client(ClientEvent event) {
      sink.client(event.origin().equals(origin) ? event.identified(id) : event);
    }
  }
}
