package io.culprit.parse.twin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A duration record in JSON, flat, nested or as ECS has it, or OTLP's span of a server. */
final class BackendJsonTwin {
  private BackendJsonTwin() {}

  static Optional<Map<String, String>> tell(String line) {
    return Named.tree(line)
        .map(tree -> tree.at("/resourceSpans/0/scopeSpans/0/spans/0"))
        .filter(span -> span.path("kind").asInt() == 2)
        .flatMap(BackendJsonTwin::attributes)
        .or(() -> Named.json(line))
        .flatMap(BackendRow::says);
  }

  /** A span's attributes, with its times and its trace. */
  private static Optional<Named> attributes(JsonNode span) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("start", span.path("startTimeUnixNano").asText());
    texts.put("end", span.path("endTimeUnixNano").asText());
    texts.put("request_id", span.path("traceId").asText());
    span.path("attributes")
        .forEach(each -> texts.put(each.path("key").asText(), first(each.path("value"))));
    return Optional.of(new Named(texts)).filter(v -> !v.texts().containsValue(""));
  }

  /** Whatever its type is called. */
  private static String first(JsonNode value) {
    return value.isEmpty() ? "" : value.iterator().next().asText();
  }
}
