package io.culprit.parse.event;

import java.util.function.UnaryOperator;

/**
 * One timed request as the application itself measured it (a middleware's or tracer's line).
 *
 * @param end when the handler ended
 * @param durationMicros handler time; -1: the record states none
 * @param method HTTP method; empty: not logged
 * @param target path (and query) or route; empty: not logged
 * @param status status; -1: not logged
 * @param bytes response bytes the application produced; -1: not logged
 * @param requestId request id; empty: none
 */
public record BackendEvent(
    Origin origin,
    Moment end,
    long durationMicros,
    String method,
    String target,
    int status,
    long bytes,
    String requestId)
    implements LogEvent {
  /** The target without its query. */
  public String path() {
    return Targets.path(target);
  }

  /** When the handler began, in epoch microseconds. */
  public long startMicros() {
    return end.micros() - Math.max(0, durationMicros);
  }

  /** The same event on a corrected clock. */
  public BackendEvent shifted(long micros) {
    return new BackendEvent(
        origin, end.plus(micros), durationMicros, method, target, status, bytes, requestId);
  }

  @Override
  public BackendEvent sharing(UnaryOperator<String> shared) {
    return new BackendEvent(
        origin,
        end,
        durationMicros,
        shared.apply(method),
        shared.apply(target),
        status,
        bytes,
        shared.apply(requestId));
  }

  @Override
  public void tell(EventSink sink) {
    sink.backend(this);
  }

  @Override
  public BackendEvent identified(String id) {
    return new BackendEvent(origin, end, durationMicros, method, target, status, bytes, id);
  }
}
