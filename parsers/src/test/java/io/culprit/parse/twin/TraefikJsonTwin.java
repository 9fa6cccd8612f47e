package io.culprit.parse.twin;

import io.culprit.parse.event.Moment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Traefik's access lines in JSON, as a tree of Jackson's. */
final class TraefikJsonTwin {
  private TraefikJsonTwin() {}

  static Optional<Map<String, String>> tell(String line) {
    return Named.json(line)
        .map(v -> v.folded().without("-"))
        .filter(v -> v.has("downstreamstatus", "duration"))
        .filter(v -> v.text("duration").matches(Shapes.WHOLE))
        .filter(v -> v.text("requestpath").matches(Shapes.PATH))
        .filter(v -> v.text("clienthost").matches(Shapes.ADDRESS))
        .filter(
            v ->
                v.fit("(?:[\\d.]+|\\[[0-9a-f:]+]):[1-9]\\d{0,3}|[\\d.]+:[1-5]\\d{4}", "clientaddr"))
        .filter(v -> v.fit("\\d", "retryattempts"))
        .flatMap(v -> Shapes.iso(v.text("startutc", "startlocal")).map(start -> said(v, start)));
  }

  private static Map<String, String> said(Named v, Moment start) {
    long took = v.whole("duration") / 1_000;
    int status = v.status("downstreamstatus");
    String address = v.text("clientaddr");
    return Said.of("access")
        .text("hop", "PROXY")
        .time("end", start.plus(took))
        .number("durationMicros", took)
        .text("method", v.text("requestmethod"))
        .text("target", v.text("requestpath"))
        .text("host", v.text("requestaddr", "requesthost"))
        .number("status", status)
        .number("bytes", v.whole("downstreamcontentsize"))
        .text("attempts", attempts(v))
        .flag("upstreamLogged", true)
        .text(
            "requestId",
            v.text(
                "downstream_x-request-id",
                "request_x-request-id",
                "request_x-correlation-id",
                "traceid",
                "request_cf-ray",
                "request_x-amzn-trace-id"))
        .text("client", v.text("clienthost"))
        .text("clientPort", address.substring(address.lastIndexOf(':') + 1))
        .text("forwardedFor", v.text("request_x-forwarded-for"))
        .text("userAgent", v.text("request_user-agent"))
        .text("referer", v.text("request_referer"))
        .header("originHeader", v.header("request_", "origin"))
        .header("allowOrigin", v.header("downstream_", "access-control-allow-origin"))
        .header(
            "completion",
            v.completion(
                v.text("requestmethod"),
                status,
                "downstream_content-length",
                "downstreamcontentsize"))
        .values();
  }

  /** The last of them by name; of those before it the line says only that they were. */
  private static String attempts(Named v) {
    String server = v.text("serviceaddr", "serviceurl");
    if (server.isEmpty()) {
      return "";
    }
    int retries = (int) Math.max(0, v.whole("retryattempts"));
    List<String> attempts = new ArrayList<>(Collections.nCopies(retries, ""));
    long nanos = v.whole("originduration");
    attempts.add(
        new Said()
            .text("address", server)
            .number("status", v.status("originstatus"))
            .number("responseMicros", nanos < 0 ? -1 : nanos / 1_000)
            .part());
    return String.join(" | ", attempts);
  }
}
