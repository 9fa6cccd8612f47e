package io.culprit.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.correlate.Outcome;
import io.culprit.correlate.measure.Known;
import io.culprit.correlate.measure.KnownClock;
import io.culprit.correlate.measure.KnownRequest;
import io.culprit.correlate.measure.KnownRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what is known of a labelled incident's single requests and clocks. */
final class KnownTraffic {
  private static final int STALE_BASE_URL = 10;

  private KnownTraffic() {}

  /**
   * What is known of an incident; no requests where {@code truth_requests.jsonl} is missing beside
   * its {@code truth.json}.
   */
  static Known read(Path truth) throws IOException {
    JsonNode root = json(truth, Files.readString(truth));
    JsonNode clock = root.path("params").path("clock");
    List<KnownRequest> requests = new ArrayList<>();
    Path each = truth.resolveSibling("truth_requests.jsonl");
    if (Files.isRegularFile(each)) {
      for (String line : Files.readAllLines(each)) {
        requests.add(request(json(each, line)));
      }
    }
    return new Known(
        requests,
        new KnownClock(
            micros(clock.path("backend_offset_s")),
            zone(truth, clock.path("backend_tz")),
            zone(truth, clock.path("nginx_tz"))),
        root.path("identifiable").asBoolean(true));
  }

  private static JsonNode json(Path file, String text) throws IOException {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UsageException(file + ": expected JSON: " + e.getOriginalMessage());
    }
  }

  private static ZoneId zone(Path file, JsonNode name) {
    try {
      return ZoneId.of(name.asText("UTC"));
    } catch (DateTimeException e) {
      throw new UsageException(file + ": expected a time zone, found " + name);
    }
  }

  private static long micros(JsonNode seconds) {
    return Math.round(seconds.asDouble() * 1e6);
  }

  private static KnownRequest request(JsonNode json) {
    String path = json.path("path").asText();
    int query = path.indexOf('?');
    List<Long> lines = new ArrayList<>();
    json.path("nginx").forEach(n -> lines.add(n.path("line").asLong()));
    List<KnownRun> runs = new ArrayList<>();
    json.path("backend")
        .forEach(
            b ->
                runs.add(
                    new KnownRun(
                        b.hasNonNull("line") ? b.get("line").asText() : "",
                        b.path("client").asText(),
                        b.path("status").asInt(),
                        micros(b.path("b0")),
                        micros(b.path("b1")))));
    return new KnownRequest(
        json.path("method").asText(),
        query < 0 ? path : path.substring(0, query),
        lines,
        runs,
        json.path("failed_to_fetch").asBoolean(),
        outcome(json));
  }

  /** What the servers' logs make of a client's result; empty where they cannot know. */
  private static Optional<Outcome> outcome(JsonNode json) {
    JsonNode lines = json.path("nginx");
    int proxy = lines.isEmpty() ? -1 : lines.get(lines.size() - 1).path("st").asInt();
    int status = json.path("status").asInt(-1);
    Optional<Outcome> closed =
        proxy == 499 ? Optional.of(Outcome.CLOSED_BY_CLIENT) : Optional.empty();
    return switch (json.path("result").asText()) {
      case "ok" -> Optional.of(Outcome.DELIVERED);
      case "http_404", "http_405" ->
          Optional.of(
              json.path("cause").asInt() == STALE_BASE_URL
                  ? Outcome.MISDIRECTED
                  : Outcome.APP_ERROR);
      case "http_400", "http_422", "http_500" -> Optional.of(Outcome.APP_ERROR);
      case "http_502", "http_503" -> Optional.of(Outcome.GATEWAY_ERROR);
      case "http_504" -> Optional.of(Outcome.GATEWAY_TIMEOUT);
      case "truncated" -> Optional.of(Outcome.TRUNCATED);
      case "aborted", "timeout" -> closed;
      case "reset", "closed" ->
          closed.or(() -> Optional.of(proxy == 444 ? Outcome.MISDIRECTED : Outcome.TRUNCATED));
      case "cors_blocked" ->
          status == 500
              ? Optional.empty()
              : Optional.of(status == 504 ? Outcome.GATEWAY_TIMEOUT : Outcome.BLOCKED_PREFLIGHT);
      default -> Optional.empty();
    };
  }
}
