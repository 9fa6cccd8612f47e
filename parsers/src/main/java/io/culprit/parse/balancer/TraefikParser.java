package io.culprit.parse.balancer;

import io.culprit.parse.LineParser;
import io.culprit.parse.LineResult;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Hop;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import io.culprit.parse.event.UpstreamAttempt;
import io.culprit.parse.source.Decimals;
import io.culprit.parse.source.TimeText;
import java.util.List;
import java.util.Optional;

/**
 * Reads Traefik's access log, JSON or the common format with Traefik's tail: number, router and
 * server of the request, and how long it took. The stated time is the beginning of the request.
 *
 * <p>Source: Traefik documentation, "Access Logs"; traefik/traefik,
 * pkg/middlewares/accesslog/logger_formatters.go.
 */
final class TraefikParser implements LineParser {
  private static final int PARTS = 14;

  @Override
  public LineResult parse(Origin origin, String line, Optional<Moment> written, EventSink sink) {
    return line.startsWith("{")
        ? TraefikJson.parse(origin, line, sink)
        : common(origin, Parts.of(line), sink);
  }

  private static LineResult common(Origin origin, List<String> parts, EventSink sink) {
    if (parts.size() < PARTS || !parts.get(3).startsWith("[")) {
      return LineResult.rejected(
          "not a Traefik line",
          "host - user [start] \"request\" status size \"referer\" \"agent\" number \"router\""
              + " \"server\" time, found "
              + parts.size()
              + " parts");
    }
    Optional<TimeText> start = TimeText.clf(parts.get(3) + ' ' + parts.get(4), 1);
    if (start.isEmpty()) {
      return LineResult.rejected("no time", "[day/month/year:time zone], found " + parts.get(3));
    }
    String took = parts.get(13);
    long millis = took.endsWith("ms") ? Decimals.whole(took, 0, took.length() - 2) : -1;
    if (millis < 0 || Decimals.whole(parts.get(10)) < 0) {
      return LineResult.rejected(
          "not a Traefik line", "milliseconds as in 12ms at the end, found \"" + took + '"');
    }
    RequestText request = RequestText.of(parts.get(5));
    int status = (int) Decimals.whole(parts.get(6));
    String server = parts.get(12);
    sink.access(
        AccessEvent.at(origin, Hop.PROXY, start.get().moment().plus(millis * 1_000))
            .durationMicros(millis * 1_000)
            .method(request.method())
            .target(request.target())
            .status(status > 0 ? status : -1)
            .bytes(Decimals.whole(parts.get(7)))
            .upstreamLogged(true)
            .attempts(
                server.equals("-") || server.isEmpty()
                    ? List.of()
                    : List.of(new UpstreamAttempt(server, -1, -1, -1, -1)))
            .client(parts.get(0))
            .referer(text(parts.get(8)))
            .userAgent(text(parts.get(9)))
            .build());
    return LineResult.PARSED;
  }

  private static String text(String part) {
    return part.equals("-") ? "" : part;
  }
}
