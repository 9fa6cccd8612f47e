package io.culprit.correlate;

import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.NoticeEvent;
import java.util.Optional;

/** The moment by which an event is ordered: its end, as nearly as its line tells. */
final class EventTime {
  private EventTime() {}

  /** The event's end; absent where its source has no times. */
  static Optional<Moment> of(LogEvent event) {
    if (event instanceof AccessEvent e) {
      return Optional.of(e.end());
    }
    if (event instanceof BackendEvent e) {
      return Optional.of(e.end());
    }
    if (event instanceof AppEvent e) {
      return e.at();
    }
    if (event instanceof ClientEvent e) {
      return Optional.of(new Moment(e.endMicros(), e.start().precisionMicros()));
    }
    return ((NoticeEvent) event).at();
  }

  /** The event on a clock corrected by {@code micros}. */
  static LogEvent shifted(LogEvent event, long micros) {
    if (micros == 0) {
      return event;
    }
    if (event instanceof AccessEvent e) {
      return e.shifted(micros);
    }
    if (event instanceof BackendEvent e) {
      return e.shifted(micros);
    }
    if (event instanceof AppEvent e) {
      return e.shifted(micros);
    }
    if (event instanceof ClientEvent e) {
      return e.shifted(micros);
    }
    return ((NoticeEvent) event).shifted(micros);
  }
}
