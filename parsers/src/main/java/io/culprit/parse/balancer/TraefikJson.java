package io.culprit.parse.balancer;

import io.culprit.parse.LineResult;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Hop;
import io.culprit.parse.event.Origin;
import io.culprit.parse.event.UpstreamAttempt;
import io.culprit.parse.source.TimeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JSON line of Traefik's access log. Durations are whole nanoseconds; headers stand under {@code
 * request_}, {@code origin_} and {@code downstream_}, where the log was told to keep them.
 *
 * <p>Traefik answers an error of its own in the place of the server, so that the server's status
 * beside a 502 or 504 may be Traefik's: it says nothing about an answer's header.
 */
final class TraefikJson {
  private TraefikJson() {}

  static LineResult parse(Origin origin, String line, EventSink sink) {
    Optional<Values> read = Values.of(line);
    if (read.isEmpty()) {
      return LineResult.rejected("broken JSON", "one JSON object to the end of the line");
    }
    Values v = read.get();
    if (!v.has("downstreamstatus", "duration") || !v.hasAny("start")) {
      return LineResult.rejected(
          "not a Traefik request", "StartUTC or StartLocal, Duration and DownstreamStatus");
    }
    Optional<TimeText> start = TimeText.iso(v.text("startutc", "startlocal"), 0);
    long took = nanos(v, "duration");
    if (start.isEmpty() || took < 0) {
      return LineResult.rejected(
          "no time",
          "StartUTC: a date, Duration: nanoseconds, found \""
              + v.text("startutc", "startlocal")
              + "\" and \""
              + v.text("duration")
              + '"');
    }
    sink.access(event(v, origin, start.get(), took));
    return LineResult.PARSED;
  }

  private static AccessEvent event(Values v, Origin origin, TimeText start, long took) {
    Address client = Address.of(v.text("clientaddr"));
    String host = v.text("clienthost");
    boolean asked = v.hasAny("request_");
    return AccessEvent.at(origin, Hop.PROXY, start.moment().plus(took))
        .durationMicros(took)
        .method(v.text("requestmethod"))
        .target(RequestText.of("", v.text("requestpath")).target())
        .host(v.text("requestaddr", "requesthost"))
        .status(v.status("downstreamstatus"))
        .bytes(v.whole("downstreamcontentsize"))
        .upstreamLogged(true)
        .attempts(attempts(v))
        .requestId(
            v.text(
                "downstream_x-request-id",
                "request_x-request-id",
                "request_x-correlation-id",
                "traceid",
                "request_cf-ray",
                "request_x-amzn-trace-id"))
        .client(host.isEmpty() ? client.host() : host)
        .clientPort(client.port())
        .forwardedFor(v.text("request_x-forwarded-for"))
        .userAgent(v.text("request_user-agent"))
        .referer(v.text("request_referer"))
        .originHeader(v.header(asked, "request_origin"))
        .allowOrigin(v.header(v.hasAny("downstream_"), "downstream_access-control-allow-origin"))
        .completion(
            v.completion(
                v.text("requestmethod"),
                v.status("downstreamstatus"),
                "downstream_content-length",
                "downstreamcontentsize"))
        .build();
  }

  private static List<UpstreamAttempt> attempts(Values v) {
    String server = v.text("serviceaddr", "serviceurl", "serviceurl.host");
    if (server.isEmpty()) {
      return List.of();
    }
    List<UpstreamAttempt> attempts = new ArrayList<>();
    long retries = Math.min(100, Math.max(0, v.whole("retryattempts")));
    for (long i = 0; i < retries; i++) {
      attempts.add(new UpstreamAttempt("", -1, -1, -1, -1));
    }
    attempts.add(
        new UpstreamAttempt(server, v.status("originstatus"), -1, -1, nanos(v, "originduration")));
    return attempts;
  }

  private static long nanos(Values v, String name) {
    long nanos = v.whole(name);
    return nanos < 0 ? -1 : nanos / 1_000;
  }
}
