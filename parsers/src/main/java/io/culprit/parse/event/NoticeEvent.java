package io.culprit.parse.event;

import java.util.Optional;

/**
 * A complaint or a lifecycle line: nginx's error log, a server's or an application's messages.
 *
 * @param at when, where the line or its wrapper says so
 * @param kind what it is about
 * @param phase what was being done; {@link Phase#UNKNOWN} where not stated
 * @param level severity as logged, lower case; empty: none
 * @param message the message without time and level, cut at 300 characters
 * @param errno error number; -1: none
 * @param pid process; -1: not stated
 * @param connection nginx's connection serial ({@code *N}); -1: none
 * @param client peer address; empty: none
 * @param method method of the request concerned; empty: none
 * @param target target of the request concerned; empty: none
 * @param upstream upstream address or URL; empty: none
 * @param amountMicros a time the message states (a wait, a look-up); -1: none
 * @param requestId request id in the line; empty: none
 */
public record NoticeEvent(
    Origin origin,
    Optional<Moment> at,
    Notice kind,
    Phase phase,
    String level,
    String message,
    int errno,
    long pid,
    long connection,
    String client,
    String method,
    String target,
    String upstream,
    long amountMicros,
    String requestId)
    implements LogEvent {
  /** The target without its query. */
  public String path() {
    return Targets.path(target);
  }

  /** A plain message of a process, with no request. */
  public static NoticeEvent plain(
      Origin origin,
      Optional<Moment> at,
      Notice kind,
      String level,
      String message,
      long pid,
      long amountMicros) {
    return new NoticeEvent(
        origin,
        at,
        kind,
        Phase.UNKNOWN,
        level,
        message,
        -1,
        pid,
        -1,
        "",
        "",
        "",
        "",
        amountMicros,
        "");
  }

  /** The same event on a corrected clock. */
  public NoticeEvent shifted(long micros) {
    return with(at.map(m -> m.plus(micros)), requestId);
  }

  @Override
  public void tell(EventSink sink) {
    sink.notice(this);
  }

  @Override
  public NoticeEvent identified(String id) {
    return with(at, id);
  }

  private NoticeEvent with(Optional<Moment> time, String id) {
    return new NoticeEvent(
        origin,
        time,
        kind,
        phase,
        level,
        message,
        errno,
        pid,
        connection,
        client,
        method,
        target,
        upstream,
        amountMicros,
        id);
  }
}
