package io.culprit.parse.balancer;

import io.culprit.parse.LineParser;
import io.culprit.parse.LineResult;
import io.culprit.parse.backend.field.Stamps;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import io.culprit.parse.source.TimeText;
import java.util.Optional;

/**
 * Reads Caddy's logs: access lines, and what its handlers and the server say beside them. JSON
 * objects, or the console's form: time, level, logger and message parted by tabs before the object.
 *
 * <p>{@code ts} is the time of writing, at the end of a request, in whatever form the encoder was
 * told to use. Source: caddyserver/caddy, modules/caddyhttp/server.go and logging.go, zap's
 * encoders.
 */
final class CaddyParser implements LineParser {
  private static final String ACCESS = "http.log.access";

  @Override
  public LineResult parse(Origin origin, String line, Optional<Moment> written, EventSink sink) {
    Optional<Values> read = values(line);
    if (read.isEmpty()) {
      return LineResult.rejected(
          "not a Caddy line", "one JSON object, or time, level, logger and message parted by tabs");
    }
    Values v = read.get();
    if (!v.has("level", "ts", "msg")) {
      return LineResult.rejected("not a Caddy line", "level, ts and msg");
    }
    Optional<Moment> at = Stamps.whole(v.text("ts")).map(TimeText::moment).or(() -> written);
    boolean access =
        v.text("logger").startsWith(ACCESS)
            || (v.text("msg").equals("handled request") && v.has("status", "duration"));
    if (!access) {
      CaddyNotice.push(v, origin, at, sink);
      return LineResult.PARSED;
    }
    if (at.isEmpty()) {
      return LineResult.rejected(
          "no time", "ts: a date or an epoch, found \"" + v.text("ts") + '"');
    }
    if (!v.has("status", "request.method", "request.uri")) {
      return LineResult.rejected("not a request", "status, and method and uri of the request");
    }
    sink.access(CaddyRequest.event(v, origin, at.get()));
    return LineResult.PARSED;
  }

  /** The values of a line in either form; empty: it has none of them. */
  static Optional<Values> values(String line) {
    return line.startsWith("{") ? Values.of(line) : console(line);
  }

  private static Optional<Values> console(String line) {
    String[] cells = line.split("\t", 5);
    if (cells.length < 3 || Stamps.whole(cells[0]).isEmpty()) {
      return Optional.empty();
    }
    // A message of the unnamed logger lacks the third cell.
    boolean named = cells.length > 3 && cells[2].indexOf(' ') < 0;
    int message = named ? 3 : 2;
    int last = cells.length - 1;
    boolean object = last > message && cells[last].startsWith("{");
    Optional<Values> values = Values.of(object ? cells[last] : "{}");
    values.ifPresent(
        v -> {
          v.put("ts", cells[0]);
          v.put("level", cells[1]);
          v.put("logger", named ? cells[2] : "");
          v.put("msg", cells[message]);
        });
    return values;
  }
}
