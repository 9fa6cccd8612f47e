package io.culprit.parse.source;

import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.NoticeEvent;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/**
 * Moves the local times of one source to the instants they mean. A time that came from the wrapper
 * is left: it has a zone of its own. Reads one source from its first line on; not thread-safe.
 *
 * <p>When clocks go back an hour is written twice. A time in it is taken for the one that is nearer
 * to the time of the record before, the first where there is none: a log is written in the order of
 * time. When clocks go forward an hour is skipped; a time in it can only come from a clock that was
 * not changed, and is read with the offset from before.
 */
final class LocalClock {
  private static final long SECOND = 1_000_000;

  private final Optional<ZoneRules> rules;

  /** The instant of the record before; only asked where {@code begun}. */
  private long latest;

  private boolean begun;

  LocalClock(Optional<ZoneRules> rules) {
    this.rules = rules;
  }

  /** A sink that moves the times of one line's events and hands them on. */
  EventSink sink(EventSink next, Optional<Moment> written) {
    return rules.isEmpty() ? next : new Moving(next, written);
  }

  /**
   * What a local time, read as UTC, is moved by.
   *
   * @param micros the time in microseconds
   */
  long shift(long micros) {
    if (rules.isEmpty()) {
      return 0;
    }
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(Math.floorDiv(micros, SECOND), 0, ZoneOffset.UTC);
    long shift = behind(rules.get().getOffset(local));
    ZoneOffsetTransition transition = rules.get().getTransition(local);
    if (begun && transition != null && transition.isOverlap()) {
      long second = behind(transition.getOffsetAfter());
      boolean nearer = Math.abs(micros + second - latest) < Math.abs(micros + shift - latest);
      shift = nearer ? second : shift;
    }
    latest = micros + shift;
    begun = true;
    return shift;
  }

  private static long behind(ZoneOffset offset) {
    return -offset.getTotalSeconds() * SECOND;
  }

  private final class Moving implements EventSink {
    private final EventSink next;
    private final Optional<Moment> written;

    Moving(EventSink next, Optional<Moment> written) {
      this.next = next;
      this.written = written;
    }

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
      return written.isPresent() && written.get().equals(at)
          ? 0
          : LocalClock.this.shift(at.micros());
    }
  }
}
