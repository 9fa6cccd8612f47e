package io.culprit.parse.event;

import java.util.Optional;

/**
 * One call as the client saw it: a HAR entry, a row of a client report, a curl timing line.
 *
 * @param start when the call began, on the client's clock
 * @param elapsedMicros until it ended; -1: not stated
 * @param method HTTP method; empty: not stated
 * @param url absolute URL or target
 * @param status status seen; -1: none
 * @param outcome how it ended
 * @param error the error's words or {@code net::ERR_...}; empty: none
 * @param pageOrigin origin of the page; empty: not stated
 * @param session the page session, user, or file it belongs to; empty: not stated
 * @param requestId request id sent or received; empty: none
 * @param preflight whether this is a CORS preflight
 * @param document whether this is a page load
 * @param allowOrigin Access-Control-Allow-Origin of the answer: absent: unknown; empty text: the
 *     answer had none
 * @param dnsMicros name look-up; -1: none or unknown
 * @param connectMicros TCP (and TLS) connect; -1: none or unknown
 * @param tlsMicros TLS handshake; -1: none or unknown
 * @param blockedMicros waiting for a connection; -1: unknown
 * @param bytes body bytes received; -1: unknown
 */
public record ClientEvent(
    Origin origin,
    Moment start,
    long elapsedMicros,
    String method,
    String url,
    int status,
    ClientOutcome outcome,
    String error,
    String pageOrigin,
    String session,
    String requestId,
    boolean preflight,
    boolean document,
    Optional<String> allowOrigin,
    long dnsMicros,
    long connectMicros,
    long tlsMicros,
    long blockedMicros,
    long bytes)
    implements LogEvent {
  /** The path of the URL. */
  public String path() {
    return Targets.path(url);
  }

  /** When the call ended, in epoch microseconds; its start where no elapsed time is stated. */
  public long endMicros() {
    return start.micros() + Math.max(0, elapsedMicros);
  }

  /** The same event on a corrected clock. */
  public ClientEvent shifted(long micros) {
    return with(start.plus(micros), requestId);
  }

  @Override
  public void tell(EventSink sink) {
    sink.client(this);
  }

  @Override
  public ClientEvent identified(String id) {
    return with(start, id);
  }

  private ClientEvent with(Moment time, String id) {
    return new ClientEvent(
        origin,
        time,
        elapsedMicros,
        method,
        url,
        status,
        outcome,
        error,
        pageOrigin,
        session,
        id,
        preflight,
        document,
        allowOrigin,
        dnsMicros,
        connectMicros,
        tlsMicros,
        blockedMicros,
        bytes);
  }
}
