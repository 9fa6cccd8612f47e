package io.culprit.parse.balancer;

import io.culprit.parse.LineParser;
import io.culprit.parse.LineResult;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import io.culprit.parse.source.Decimals;
import java.util.List;
import java.util.Optional;

/**
 * Reads Envoy's default access log and Istio's longer form of it, and both as JSON.
 *
 * <pre>
 * [START_TIME] "METHOD PATH PROTOCOL" CODE FLAGS ... RECEIVED SENT DURATION SERVICE "XFF" "AGENT" "ID" "AUTHORITY" "HOST" ...
 * </pre>
 *
 * Istio writes details of the answer and of the failure between the flags and the bytes, and
 * addresses behind the upstream host. Source: Envoy documentation, "Access logging"; Istio
 * documentation, "Envoy Access Logs".
 */
final class EnvoyParser implements LineParser {
  private static final int FLAGS = 3;
  private static final int LEAST = 12;

  /** The most details that stand between flags and bytes. */
  private static final int DETAILS = 3;

  @Override
  public LineResult parse(Origin origin, String line, Optional<Moment> written, EventSink sink) {
    if (line.startsWith("{")) {
      return json(origin, line, sink);
    }
    List<String> parts = Parts.of(line);
    if (parts.size() < LEAST || !parts.get(0).startsWith("[") || !parts.get(0).endsWith("]")) {
      return LineResult.rejected(
          "not an Envoy line",
          "[start] \"request\" code flags bytes bytes duration service time and five quoted texts,"
              + " found "
              + parts.size()
              + " parts");
    }
    int numbers = FLAGS + 1;
    while (numbers <= FLAGS + 1 + DETAILS && !counts(parts, numbers)) {
      numbers++;
    }
    if (!counts(parts, numbers) || parts.size() < numbers + 9) {
      return LineResult.rejected(
          "not an Envoy line", "bytes received, bytes sent and duration behind the flags");
    }
    return EnvoyRequest.ofParts(parts, numbers).push(origin, sink);
  }

  private static LineResult json(Origin origin, String line, EventSink sink) {
    Optional<Values> read = Values.of(line);
    if (read.isEmpty()) {
      return LineResult.rejected("broken JSON", "one JSON object to the end of the line");
    }
    Values v = read.get();
    if (!v.has("start_time", "response_code", "response_flags")) {
      return LineResult.rejected(
          "not an Envoy request", "start_time, response_code and response_flags");
    }
    return EnvoyRequest.ofJson(v).push(origin, sink);
  }

  private static boolean counts(List<String> parts, int from) {
    for (int i = from; i < from + 3; i++) {
      if (i >= parts.size() || Decimals.whole(parts.get(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
