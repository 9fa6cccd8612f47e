package io.culprit.parse.source;

import io.culprit.parse.LineParser;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.NoticeEvent;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Puts times that carry no zone into the zone the user gave. Parsers read such times as UTC; this
 * moves them. A time that came from the wrapper is left: it has a zone of its own.
 *
 * @param zone the zone; absent: times stay as read
 */
public record LocalTime(Optional<ZoneId> zone) {
  private static final long SECOND = 1_000_000;

  /** Times stay as they were read. */
  public static LocalTime asRead() {
    return new LocalTime(Optional.empty());
  }

  /** A parser whose events are moved, where it stands among others whose times have a zone. */
  public LineParser around(LineParser parser) {
    return zone.isEmpty()
        ? parser
        : (origin, line, written, sink) -> parser.parse(origin, line, written, sink(sink, written));
  }

  /** A sink that moves the times of one line's events and hands them on. */
  EventSink sink(EventSink next, Optional<Moment> written) {
    return zone.isEmpty() ? next : new Moving(next, this, written);
  }

  /** What moves a time that was read as UTC into the zone, in microseconds. */
  long shift(long micros) {
    LocalDateTime read =
        LocalDateTime.ofEpochSecond(Math.floorDiv(micros, SECOND), 0, ZoneOffset.UTC);
    return zone.map(z -> -z.getRules().getOffset(read).getTotalSeconds() * SECOND).orElse(0L);
  }

  private record Moving(EventSink next, LocalTime local, Optional<Moment> written)
      implements EventSink {
    @Override
    public void access(AccessEvent event) {
      next.access(event.shifted(shift(event.end())));
    }

    @Override
    public void app(AppEvent event) {
      next.app(event.at().isPresent() ? event.shifted(shift(event.at().get())) : event);
    }

    @Override
    public void backend(BackendEvent event) {
      next.backend(event.shifted(shift(event.end())));
    }

    @Override
    public void notice(NoticeEvent event) {
      next.notice(event.at().isPresent() ? event.shifted(shift(event.at().get())) : event);
    }

    @Override
    public void client(ClientEvent event) {
      next.client(event.shifted(shift(event.start())));
    }

    private long shift(Moment at) {
      return written.isPresent() && written.get().equals(at) ? 0 : local.shift(at.micros());
    }
  }
}
