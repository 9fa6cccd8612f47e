package io.culprit.parse.event;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One access line of an application server (uvicorn, gunicorn, hypercorn).
 *
 * <p>uvicorn writes it when the response starts and not at all when the peer is gone; gunicorn's
 * own workers write it at the end. uvicorn's default has no time: {@code at} is absent then, and
 * only the order of the lines speaks.
 *
 * @param server who wrote it
 * @param at when it was written, where the line or its wrapper says so
 * @param client peer address; empty: unknown
 * @param clientPort peer port; 0 where the address came from X-Forwarded-For, -1: not logged
 * @param method HTTP method
 * @param target path and query
 * @param status status code
 * @param durationMicros handler time where the format logs it; -1: not logged
 * @param bytes response bytes; -1: not logged
 * @param requestId request id; empty: none
 */
public record AppEvent(
    Origin origin,
    AppServer server,
    Optional<Moment> at,
    String client,
    int clientPort,
    String method,
    String target,
    int status,
    long durationMicros,
    long bytes,
    String requestId)
    implements LogEvent {
  /** The target without its query. */
  public String path() {
    return Targets.path(target);
  }

  /** The same event on a corrected clock. */
  public AppEvent shifted(long micros) {
    return new AppEvent(
        origin,
        server,
        at.map(m -> m.plus(micros)),
        client,
        clientPort,
        method,
        target,
        status,
        durationMicros,
        bytes,
        requestId);
  }

  @Override
  public AppEvent sharing(UnaryOperator<String> shared) {
    return new AppEvent(
        origin,
        server,
        at,
        shared.apply(client),
        clientPort,
        shared.apply(method),
        shared.apply(target),
        status,
        durationMicros,
        bytes,
        shared.apply(requestId));
  }

  @Override
  public void tell(EventSink sink) {
    sink.app(this);
  }

  @Override
  public AppEvent identified(String id) {
    return new AppEvent(
        origin, server, at, client, clientPort, method, target, status, durationMicros, bytes, id);
  }
}
