package io.culprit.parse.backend;

import io.culprit.parse.backend.field.Field;
import io.culprit.parse.backend.field.Row;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.AppServer;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Hop;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.grok.GrokPattern;
import java.util.Optional;

/**
 * Tells a request that was read from a row as the layer that wrote it would: a proxy's access line
 * or an application server's.
 *
 * @param row the row, with what only those layers say: the peer
 * @param kind which layer
 * @param next where the events go
 */
record Retold(Row row, GrokPattern.Kind kind, EventSink next) implements EventSink {
  @Override
  public void backend(BackendEvent e) {
    if (kind == GrokPattern.Kind.ACCESS) {
      next.access(
          AccessEvent.at(e.origin(), Hop.PROXY, e.end())
              .method(e.method())
              .target(e.target())
              .status(e.status())
              .durationMicros(e.durationMicros())
              .bytes(e.bytes())
              .client(row.get(Field.CLIENT))
              .requestId(e.requestId())
              .build());
    } else {
      // Whoever knows the duration writes at the end, as gunicorn does.
      AppServer server = e.durationMicros() >= 0 ? AppServer.GUNICORN : AppServer.UVICORN;
      next.app(
          new AppEvent(
              e.origin(),
              server,
              Optional.of(e.end()),
              row.get(Field.CLIENT),
              -1,
              e.method(),
              e.target(),
              e.status(),
              e.durationMicros(),
              e.bytes(),
              e.requestId()));
    }
  }

  @Override
  public void access(AccessEvent event) {
    next.access(event);
  }

  @Override
  public void app(AppEvent event) {
    next.app(event);
  }

  @Override
  public void notice(NoticeEvent event) {
    next.notice(event);
  }

  @Override
  public void client(ClientEvent event) {
    next.client(event);
  }
}
