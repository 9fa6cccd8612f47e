package io.culprit.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.culprit.correlate.Exchange;
import io.culprit.rank.Waterfall;
import io.culprit.rank.Waterfall.Step;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Traced requests for programs. Pure. */
final class TraceJson {
  private TraceJson() {}

  static String of(List<Exchange> exchanges, List<Waterfall> requests) throws IOException {
    ObjectNode root = Json.MAPPER.createObjectNode();
    ArrayNode all = root.putArray("requests");
    for (int i = 0; i < requests.size(); i++) {
      Exchange x = exchanges.get(i);
      ObjectNode one = all.addObject();
      one.put("method", x.method())
          .put("path", x.path())
          .put("outcome", x.outcome().slug())
          .put("start", instant(x.startMicros()))
          .put("elapsedMs", (x.endMicros() - x.startMicros()) / 1000.0);
      ArrayNode steps = one.putArray("steps");
      requests.get(i).steps().forEach(step -> put(steps.addObject(), step));
    }
    return Json.pretty(root);
  }

  private static void put(ObjectNode out, Step step) {
    out.put("layer", step.layer().strip());
    out.put("from", step.fromMicros() < 0 ? null : instant(step.fromMicros()));
    out.put("to", step.toMicros() < 0 ? null : instant(step.toMicros()));
    out.put("text", step.text())
        .put("source", step.citation().source())
        .put("line", step.citation().line());
  }

  private static String instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }
}
