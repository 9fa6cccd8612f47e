package io.culprit.parse.twin;

import io.culprit.parse.event.Moment;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a duration record says whose names are the plainest of their kind. */
final class BackendRow {
  /** Other names may mean something, too: of a record that has any, a twin says nothing. */
  private static final Set<String> KNOWN =
      Set.of(
          "timestamp",
          "@timestamp",
          "ts",
          "start",
          "end",
          "method",
          "http.request.method",
          "path",
          "url.path",
          "status",
          "http.response.status_code",
          "duration_ms",
          "duration",
          "event.duration",
          "bytes",
          "request_id",
          "level",
          "logger",
          "event",
          "msg",
          "route");

  private BackendRow() {}

  static Optional<Map<String, String>> says(Named row) {
    return Optional.of(row.without("-", "null", "None"))
        .filter(v -> KNOWN.containsAll(v.texts().keySet()))
        .filter(v -> v.fit(Shapes.METHOD, "method", "http.request.method"))
        .filter(v -> v.text("path", "url.path").matches(Shapes.PATH))
        .filter(v -> v.fit(Shapes.STATUS, "status", "http.response.status_code"))
        .filter(v -> v.fit(Shapes.DECIMAL, "duration_ms", "event.duration"))
        .filter(v -> v.fit("\\d{1,9}(?:\\.\\d{1,9})?(?:ms|s)", "duration"))
        .filter(v -> v.fit(Shapes.WHOLE, "bytes"))
        .flatMap(BackendRow::said);
  }

  private static Optional<Map<String, String>> said(Named v) {
    Optional<Moment> start = Shapes.time(v.text("start"));
    Optional<Moment> end = Shapes.time(v.text("end"));
    Optional<Moment> at = end.or(() -> Shapes.time(v.text("timestamp", "@timestamp", "ts")));
    long took =
        start.isPresent() && end.isPresent() ? end.get().micros() - start.get().micros() : took(v);
    return at.filter(moment -> took >= 0 && Shapes.mayLast(took))
        .map(
            moment ->
                Said.of("backend")
                    .time("end", moment)
                    .number("durationMicros", took)
                    .text("method", v.text("method", "http.request.method"))
                    .text("target", v.text("path", "url.path"))
                    .number("status", v.whole("status", "http.response.status_code"))
                    .number("bytes", v.whole("bytes"))
                    .text("requestId", v.text("request_id"))
                    .values());
  }

  private static long took(Named v) {
    String worded = v.text("duration");
    String number = worded.replaceAll("[a-z]", "");
    return !v.text("duration_ms").isEmpty()
        ? Shapes.micros(v.text("duration_ms"), 3)
        : !worded.isEmpty()
            ? Shapes.micros(number, worded.endsWith("ms") ? 3 : 6)
            : Shapes.micros(v.text("event.duration"), -3);
  }
}
