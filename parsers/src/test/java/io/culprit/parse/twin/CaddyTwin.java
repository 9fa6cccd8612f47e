package io.culprit.parse.twin;

import io.culprit.parse.event.Moment;
import java.util.Map;
import java.util.Optional;

/** Caddy's lines in JSON with numbers for times, as a tree of Jackson's. */
final class CaddyTwin {
  private static final Map<String, String> COMPLAINTS =
      Map.of(
          "net/http: timeout awaiting response headers", "UPSTREAM_TIMED_OUT READING_HEADER",
          "aborting with incomplete response: reading: unexpected EOF",
              "UPSTREAM_CLOSED READING_BODY");

  private static final String ASKED = "request.headers.";
  private static final String ANSWERED = "resp_headers.";

  private CaddyTwin() {}

  static Optional<Map<String, String>> tell(String line) {
    return Named.json(line)
        .map(v -> v.folded().without("-"))
        .filter(v -> v.has("level", "ts", "msg"))
        .filter(v -> v.text("request.uri").matches(Shapes.PATH))
        .filter(v -> v.text("request.remote_ip").matches(Shapes.ADDRESS))
        .flatMap(v -> v.text("logger").startsWith("http.log.access") ? access(v) : complaint(v));
  }

  private static Optional<Map<String, String>> access(Named values) {
    return Optional.of(values)
        .filter(v -> v.has("status", "request.method"))
        .filter(v -> v.fit(Shapes.DECIMAL, "duration"))
        .filter(v -> Shapes.mayLast(Shapes.micros(v.text("duration"), 6)))
        .flatMap(v -> Shapes.time(v.text("ts")).map(end -> said(v, end)));
  }

  /** An error of a request; of what its words mean only the known ones are told. */
  private static Optional<Map<String, String>> complaint(Named v) {
    String message = v.text("msg");
    String error = v.text("error");
    String text = error.isEmpty() ? message : message + ": " + error;
    String means = COMPLAINTS.getOrDefault(text, "");
    return Shapes.time(v.text("ts"))
        .filter(at -> !means.isEmpty() && text.length() <= 300)
        .filter(at -> v.text("logger").matches("http\\.(?:log\\.error|handlers\\.).*"))
        .filter(at -> v.text("level").equals("error"))
        .map(
            at ->
                Said.of("notice")
                    .time("at", at)
                    .text("kind", means.split(" ", 2)[0])
                    .text("phase", means.split(" ", 2)[1])
                    .text("level", "error")
                    .text("message", text)
                    .text("client", v.text("request.remote_ip"))
                    .text("method", v.text("request.method"))
                    .text("target", v.text("request.uri"))
                    .text("upstream", v.text("upstream"))
                    .text("requestId", v.text(ASKED + "x-request-id"))
                    .values());
  }

  private static Map<String, String> said(Named v, Moment end) {
    int status = v.status("status");
    boolean left = status < 0 || status == 499;
    return Said.of("access")
        .text("hop", "PROXY")
        .time("end", end)
        .number("durationMicros", Shapes.micros(v.text("duration"), 6))
        .text("method", v.text("request.method"))
        .text("target", v.text("request.uri"))
        .text("host", v.text("request.host"))
        .number("status", status)
        .number("bytes", v.whole("size"))
        .text(
            "requestId",
            v.text(
                ANSWERED + "x-request-id",
                ASKED + "x-request-id",
                ASKED + "x-correlation-id",
                "traceid",
                ASKED + "cf-ray",
                ASKED + "x-amzn-trace-id"))
        .text("client", v.text("request.remote_ip"))
        .number("clientPort", v.whole("request.remote_port"))
        .text("forwardedFor", v.text(ASKED + "x-forwarded-for"))
        .text("userAgent", v.text(ASKED + "user-agent"))
        .text("referer", v.text(ASKED + "referer"))
        .header("originHeader", v.header(ASKED, "origin"))
        .header("allowOrigin", v.header(ANSWERED, "access-control-allow-origin"))
        .header(
            "completion",
            v.completion(v.text("request.method"), status, ANSWERED + "content-length", "size"))
        .text("ending", left ? "kind CLIENT_CLOSED, phase READING_HEADER" : "")
        .values();
  }
}
