package io.culprit.rank.arm;

import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Origin;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

/**
 * What is changed in records of any kind. Pure.
 *
 * @param place the place of a record, from its line; null: as it is
 * @param time what becomes of a stated time
 * @param id what becomes of a request id
 * @param stampsStart whether access lines state the beginning of a request, so that their end
 *     follows from it
 */
record Edit(
    @org.jspecify.annotations.Nullable LongFunction<Origin> place,
    UnaryOperator<Moment> time,
    UnaryOperator<String> id,
    boolean stampsStart) {
  /** No change at all. */
  static Edit none() {
    return new Edit(null, UnaryOperator.identity(), UnaryOperator.identity(), false);
  }

  Edit placed(LongFunction<Origin> value) {
    return new Edit(value, time, id, stampsStart);
  }

  Edit timed(UnaryOperator<Moment> value, boolean ofStart) {
    return new Edit(place, value, id, ofStart);
  }

  Edit identified(UnaryOperator<String> value) {
    return new Edit(place, time, value, stampsStart);
  }

  /** The records with the change. */
  List<LogEvent> of(List<LogEvent> events) {
    return events.stream().map(this::of).toList();
  }

  /** The record with the change. */
  LogEvent of(LogEvent event) {
    Origin origin = place == null ? event.origin() : place.apply(event.origin().line());
    if (event instanceof AccessEvent e) {
      return access(e, origin);
    }
    if (event instanceof AppEvent e) {
      return new AppEvent(
          origin,
          e.server(),
          e.at().map(time),
          e.client(),
          e.clientPort(),
          e.method(),
          e.target(),
          e.status(),
          e.durationMicros(),
          e.bytes(),
          id.apply(e.requestId()));
    }
    if (event instanceof BackendEvent e) {
      return new BackendEvent(
          origin,
          time.apply(e.end()),
          e.durationMicros(),
          e.method(),
          e.target(),
          e.status(),
          e.bytes(),
          id.apply(e.requestId()));
    }
    if (event instanceof NoticeEvent e) {
      return new NoticeEvent(
          origin,
          e.at().map(time),
          e.kind(),
          e.phase(),
          e.level(),
          e.message(),
          e.errno(),
          e.pid(),
          e.connection(),
          e.client(),
          e.method(),
          e.target(),
          e.upstream(),
          e.amountMicros(),
          id.apply(e.requestId()));
    }
    if (event instanceof ClientEvent e) {
      return new ClientEvent(
          origin,
          time.apply(e.start()),
          e.elapsedMicros(),
          e.method(),
          e.url(),
          e.status(),
          e.outcome(),
          e.error(),
          e.pageOrigin(),
          e.session(),
          id.apply(e.requestId()),
          e.preflight(),
          e.document(),
          e.allowOrigin(),
          e.dnsMicros(),
          e.connectMicros(),
          e.tlsMicros(),
          e.blockedMicros(),
          e.bytes());
    }
    return event;
  }

  private AccessEvent access(AccessEvent e, Origin origin) {
    long before = stampsStart ? Math.max(0, e.durationMicros()) : 0;
    return new AccessEvent(
        origin,
        e.hop(),
        time.apply(e.end().plus(-before)).plus(before),
        e.durationMicros(),
        e.method(),
        e.target(),
        e.host(),
        e.status(),
        e.bytes(),
        e.attempts(),
        e.upstreamLogged(),
        id.apply(e.requestId()),
        e.client(),
        e.clientPort(),
        e.forwardedFor(),
        e.userAgent(),
        e.referer(),
        e.originHeader(),
        e.allowOrigin(),
        e.completion(),
        e.termination(),
        e.ending(),
        e.connection(),
        e.tlsMicros());
  }
}
