package io.culprit.parse.twin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The values of a line by their names; one that says nothing is an empty text. */
record Named(Map<String, String> texts) {
  /** Sterner than any log: a line that is a little wrong is none that a twin speaks of. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /** A JSON object: nested names are dotted, the texts of a list joined by commas. */
  static Optional<Named> json(String line) {
    Map<String, String> texts = new LinkedHashMap<>();
    return tree(line).filter(tree -> flat("", tree, texts)).map(tree -> new Named(texts));
  }

  /** A JSON object as a tree. */
  static Optional<JsonNode> tree(String line) {
    try {
      return Optional.of(JSON.readTree(line)).filter(JsonNode::isObject);
    } catch (JsonProcessingException broken) {
      return Optional.empty();
    }
  }

  private static boolean flat(String prefix, JsonNode tree, Map<String, String> texts) {
    for (Map.Entry<String, JsonNode> member : tree.properties()) {
      String name = prefix + member.getKey();
      JsonNode value = member.getValue();
      boolean told =
          switch (value.getNodeType()) {
            case OBJECT -> flat(name + '.', value, texts);
            case ARRAY -> list(name, value, texts);
            case NULL -> texts.put(name, "") == null;
            default -> texts.put(name, value.asText()) == null;
          };
      if (!told) {
        return false;
      }
    }
    return true;
  }

  private static boolean list(String name, JsonNode list, Map<String, String> texts) {
    List<String> items = new ArrayList<>();
    list.forEach(item -> items.add(item.asText()));
    boolean plain = StreamSupport.stream(list.spliterator(), false).allMatch(JsonNode::isTextual);
    return plain && texts.put(name, String.join(", ", items)) == null;
  }

  /** The same with names in lower case, where case does not matter. */
  Named folded() {
    Map<String, String> folded = new LinkedHashMap<>();
    texts.forEach((name, text) -> folded.putIfAbsent(name.toLowerCase(Locale.ROOT), text));
    return new Named(folded);
  }

  /** The same where some words stand for nothing. */
  Named without(String... words) {
    Map<String, String> saying = new LinkedHashMap<>(texts);
    saying.replaceAll((name, text) -> Set.of(words).contains(text) ? "" : text);
    return new Named(saying);
  }

  /** Whether all of the names are there. */
  boolean has(String... names) {
    return texts.keySet().containsAll(List.of(names));
  }

  /** Whether any name begins so. */
  boolean hasAny(String prefix) {
    return texts.keySet().stream().anyMatch(name -> name.startsWith(prefix));
  }

  /** The first of the values that says something; empty: none does. */
  String text(String... names) {
    return Stream.of(names)
        .map(name -> texts.getOrDefault(name, ""))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** The first of them as a whole number; -1: it is none. */
  long whole(String... names) {
    String text = text(names);
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
  }

  /** Whether those of the values that say something look so. */
  boolean fit(String shape, String... names) {
    return Stream.of(names).map(this::text).allMatch(t -> t.isEmpty() || t.matches(shape));
  }

  /** A status; -1: there is none, or 0 stands for none. */
  int status(String name) {
    long number = whole(name);
    return number > 0 && number < 1_000 ? (int) number : -1;
  }

  /** A header, where the line logs any whose name begins so. */
  Optional<String> header(String prefix, String name) {
    return hasAny(prefix) ? Optional.of(text(prefix + name)) : Optional.empty();
  }

  /** Whether as much was sent as the header promised, of an answer that has a body. */
  Optional<String> completion(String method, int status, String promised, String sent) {
    boolean body = !method.equals("HEAD") && status >= 200 && status != 204 && status != 304;
    return body && whole(promised) >= 0
        ? Optional.of(whole(sent) < whole(promised) ? "" : "OK")
        : Optional.empty();
  }
}
