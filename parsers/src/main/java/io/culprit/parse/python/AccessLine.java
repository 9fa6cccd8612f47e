package io.culprit.parse.python;

import io.culprit.parse.backend.field.RequestText;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.AppServer;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import io.culprit.parse.source.TimeText;
import java.util.Optional;

/**
 * What an access line says, whichever server wrote it.
 *
 * @param server who wrote it
 * @param peer who asked
 * @param request method and target
 * @param status status code
 * @param bytes bytes of the response; -1: not stated
 * @param durationMicros how long it took; -1: not stated
 * @param requestId request id; empty: none
 * @param time the time in the line; empty: none
 * @param begun whether that time is when the request came, not when the line was written
 */
record AccessLine(
    AppServer server,
    Peer peer,
    RequestText request,
    int status,
    long bytes,
    long durationMicros,
    String requestId,
    Optional<TimeText> time,
    boolean begun) {
  /**
   * The event.
   *
   * @param prefixed the time that a logging formatter put in front; empty: none
   * @param written when a wrapper says the line was written
   */
  AppEvent event(Origin origin, Optional<TimeText> prefixed, Optional<Moment> written) {
    return new AppEvent(
        origin,
        server,
        prefixed.isPresent() ? WrittenTime.of(prefixed, written) : at(written),
        peer.host(),
        peer.port(),
        request.method(),
        request.target(),
        status,
        durationMicros,
        bytes,
        requestId);
  }

  private Optional<Moment> at(Optional<Moment> written) {
    if (!begun || time.isEmpty()) {
      return WrittenTime.of(time, written);
    }
    return written.isPresent() || durationMicros < 0
        ? written
        : time.map(stated -> stated.moment().plus(durationMicros));
  }
}
