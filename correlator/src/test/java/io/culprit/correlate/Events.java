package io.culprit.correlate;

import io.culprit.parse.balancer.HaproxyTermination;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.AppServer;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.ClientOutcome;
import io.culprit.parse.event.Hop;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Origin;
import io.culprit.parse.event.Phase;
import io.culprit.parse.event.UpstreamAttempt;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Events with good defaults; times in seconds after a fixed day's noon. */
public final class Events {
  /** 2026-11-20T12:00:00Z. */
  public static final long NOON = 1_795_176_000_000_000L;

  private Events() {}

  /** Seconds after noon as epoch microseconds. */
  public static long at(double seconds) {
    return NOON + Math.round(seconds * 1_000_000);
  }

  /** A proxy line with millisecond end, duration and one upstream try. */
  public static Function<Origin, AccessEvent> proxy(
      double end,
      double duration,
      String method,
      String target,
      int status,
      UnaryOperator<AccessEvent.Builder> more) {
    return origin -> {
      boolean header = status != 504 && status != 499 && status != 502;
      long micros = Math.round(duration * 1_000_000);
      return more.apply(
              AccessEvent.at(origin, Hop.PROXY, new Moment(at(end), 1_000))
                  .durationMicros(micros)
                  .method(method)
                  .target(target)
                  .status(status)
                  .upstreamLogged(true)
                  .attempts(
                      List.of(
                          new UpstreamAttempt(
                              "127.0.0.1:8000",
                              status == 499 ? -1 : status,
                              0,
                              header ? micros : -1,
                              micros)))
                  .client("192.0.2.1"))
          .build();
    };
  }

  /** A proxy line without anything to add. */
  public static Function<Origin, AccessEvent> proxy(
      double end, double duration, String method, String target, int status) {
    return proxy(end, duration, method, target, status, b -> b);
  }

  /** A proxy line in nginx's combined format: the second of the end and nothing of the upstream. */
  public static Function<Origin, AccessEvent> combined(
      double end, String method, String target, int status) {
    return origin ->
        AccessEvent.at(origin, Hop.PROXY, new Moment(at(Math.floor(end)), 1_000_000))
            .method(method)
            .target(target)
            .status(status)
            .client("192.0.2.1")
            .build();
  }

  /** A load balancer's line. */
  public static Function<Origin, AccessEvent> balancer(
      double end, double duration, String method, String target, int status, String termination) {
    return origin ->
        AccessEvent.at(origin, Hop.BALANCER, new Moment(at(end), 1_000))
            .durationMicros(Math.round(duration * 1_000_000))
            .method(method)
            .target(target)
            .status(status)
            .termination(termination)
            .ending(HaproxyTermination.ending(termination))
            .client("192.0.2.1")
            .build();
  }

  /** A handler's own record. */
  public static Function<Origin, BackendEvent> backend(
      double end, double duration, String method, String target, int status, String id) {
    return origin ->
        new BackendEvent(
            origin,
            new Moment(at(end), 1_000),
            Math.round(duration * 1_000_000),
            method,
            target,
            status,
            -1,
            id);
  }

  /** A uvicorn line with a time. */
  public static Function<Origin, AppEvent> uvicorn(
      double at, String method, String target, int status) {
    return origin ->
        new AppEvent(
            origin,
            AppServer.UVICORN,
            Optional.of(new Moment(at(at), 1_000)),
            "127.0.0.1",
            50_000,
            method,
            target,
            status,
            -1,
            -1,
            "");
  }

  /** A uvicorn line in the default format. */
  public static Function<Origin, AppEvent> uvicorn(String method, String target, int status) {
    return origin ->
        new AppEvent(
            origin,
            AppServer.UVICORN,
            Optional.empty(),
            "127.0.0.1",
            50_000,
            method,
            target,
            status,
            -1,
            -1,
            "");
  }

  /** A line of nginx's error log about a request. */
  public static Function<Origin, NoticeEvent> complaint(
      double at, Notice kind, Phase phase, long connection, String method, String target) {
    return origin ->
        new NoticeEvent(
            origin,
            Optional.of(new Moment(at(Math.floor(at)), 1_000_000)),
            kind,
            phase,
            "error",
            kind.name(),
            110,
            47,
            connection,
            "192.0.2.1",
            method,
            target,
            "http://127.0.0.1:8000" + target,
            -1,
            "");
  }

  /** A client's record. */
  public static Function<Origin, ClientEvent> client(
      double start,
      double elapsed,
      String method,
      String url,
      int status,
      ClientOutcome outcome,
      String error,
      String id) {
    return origin ->
        new ClientEvent(
            origin,
            new Moment(at(start), 1_000),
            Math.round(elapsed * 1_000_000),
            method,
            url,
            status,
            outcome,
            error,
            "https://app.example",
            "s1",
            id,
            method.equals("OPTIONS"),
            false,
            Optional.empty(),
            -1,
            -1,
            -1,
            -1,
            -1);
  }
}
