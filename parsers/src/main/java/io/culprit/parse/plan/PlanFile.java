package io.culprit.parse.plan;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.culprit.parse.LogFormat;
import io.culprit.parse.source.InputFile;
import io.culprit.parse.source.Opening;
import io.culprit.parse.source.PathGlob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a plan file: YAML, TOML or JSON, told by its ending, else by its content. Strict: a key
 * that is not known is an error, since it would do nothing.
 */
public final class PlanFile {
  private static final int LONGEST = 50_000;
  private static final List<String> TOP = List.of("files", "prior", "known");
  private static final List<String> KEYS =
      List.of("path", "format", "log-format", "grok", "timezone", "ignore");

  /** What only TOML begins a line with. */
  private static final Pattern TOML = Pattern.compile("(?m)^\\s*(?:\\[\\[|[\\w-]+\\s*=)");

  private final Path path;
  private final String name;

  private PlanFile(Path path, String name) {
    this.path = path;
    this.name = name;
  }

  /**
   * Reads a plan.
   *
   * @throws PlanException if it cannot be read or says what cannot be meant; its message names the
   *     file, the place, what was expected and what was found
   */
  public static ReadPlan read(Path path) {
    String name = String.valueOf(path.getFileName());
    PlanFile file = new PlanFile(path, name);
    try {
      List<String> lines = Opening.of(new InputFile(path, name)).allLines(LONGEST);
      String text = String.join("\n", lines);
      return file.plan(file.mapper(text).readTree(text));
    } catch (JsonProcessingException broken) {
      JsonLocation at = broken.getLocation();
      throw new PlanException(
          name
              + (at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr())
              + ": "
              + broken.getOriginalMessage().lines().findFirst().orElse("cannot be read"));
    } catch (IOException unreadable) {
      throw new PlanException(name + ": cannot be read: " + unreadable.getMessage());
    }
  }

  private ObjectMapper mapper(String text) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean yaml = lower.endsWith(".yaml") || lower.endsWith(".yml");
    boolean json = lower.endsWith(".json") || (!yaml && text.stripLeading().startsWith("{"));
    boolean toml = lower.endsWith(".toml") || (!yaml && !json && TOML.matcher(text).find());
    ObjectMapper mapper =
        json
            ? JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build()
            : toml
                ? new TomlMapper()
                : YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    return mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  private ReadPlan plan(JsonNode root) {
    if (!root.isObject()) {
      throw wrong("", "a key files with a list of rules", root);
    }
    unknown(root, "", TOP);
    return new ReadPlan(name, rules(root), priors(root.path("prior")), known(root.path("known")));
  }

  private SortedMap<String, Double> priors(JsonNode node) {
    if (!node.isMissingNode() && !node.isObject()) {
      throw wrong("prior", "causes with a number each, such as dns-tls: 3", node);
    }
    SortedMap<String, Double> priors = new TreeMap<>();
    for (Map.Entry<String, JsonNode> e : node.properties()) {
      if (!e.getValue().isNumber()) {
        throw wrong("prior." + e.getKey(), "a number such as 3 or 0.2", e.getValue());
      }
      priors.put(e.getKey(), e.getValue().doubleValue());
    }
    return priors;
  }

  private List<String> known(JsonNode node) {
    if (!node.isMissingNode() && !node.isArray()) {
      throw wrong("known", "a list of facts such as [no-browser]", node);
    }
    List<String> known = new ArrayList<>();
    for (JsonNode fact : node) {
      if (!fact.isTextual()) {
        throw wrong("known[" + known.size() + "]", "the name of a fact such as no-browser", fact);
      }
      known.add(fact.textValue());
    }
    return known;
  }

  private List<PlanRule> rules(JsonNode root) {
    JsonNode files = root.path("files");
    if (files.isMissingNode() && root.size() > 0) {
      return List.of();
    }
    if (!files.isArray() || files.isEmpty()) {
      throw wrong("files", "a list of rules", files);
    }
    List<PlanRule> rules = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      rules.add(rule(files.get(i), "files[" + i + "]"));
    }
    return rules;
  }

  private PlanRule rule(JsonNode node, String place) {
    if (!node.isObject()) {
      throw wrong(place, "a rule with the keys " + String.join(", ", KEYS), node);
    }
    unknown(node, place + ".", KEYS);
    PlanRule rule =
        new PlanRule(
            value(node, place, "path", "a glob such as edge/*.log", PathGlob::of)
                .orElseThrow(
                    () -> wrong(place + ".path", "a glob such as edge/*.log", node.path("path"))),
            value(node, place, "format", "one of " + ids(), PlanFile::format),
            value(node, place, "log-format", "an nginx log_format", Optional::of),
            value(node, place, "grok", "a file of grok patterns", text -> beside(path, text)),
            value(
                node,
                place,
                "timezone",
                "a time zone such as Europe/Berlin or +02:00",
                PlanFile::zone),
            ignore(node, place));
    boolean says =
        rule.format().isPresent()
            || rule.logFormat().isPresent()
            || rule.grok().isPresent()
            || rule.zone().isPresent();
    if (says == rule.ignore()) {
      throw wrong(
          place,
          says
              ? "nothing else beside ignore: true"
              : "one of the keys " + String.join(", ", KEYS.subList(1, KEYS.size())),
          node);
    }
    if (rule.logFormat().isPresent() && rule.grok().isPresent()) {
      throw wrong(place, "either log-format or grok", node);
    }
    return rule;
  }

  private <T> Optional<T> value(
      JsonNode node, String place, String key, String expected, Function<String, Optional<T>> of) {
    JsonNode value = node.path(key);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    Optional<T> found = value.isTextual() ? of.apply(value.textValue()) : Optional.empty();
    if (found.isEmpty()) {
      throw wrong(place + "." + key, expected, value);
    }
    return found;
  }

  private boolean ignore(JsonNode node, String place) {
    JsonNode value = node.path("ignore");
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw wrong(place + ".ignore", "true or false", value);
    }
    return value.booleanValue();
  }

  private void unknown(JsonNode node, String place, List<String> keys) {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String key = names.next();
      if (!keys.contains(key)) {
        throw new PlanException(
            name + ": " + place + key + ": expected one of the keys " + String.join(", ", keys));
      }
    }
  }

  private PlanException wrong(String place, String expected, JsonNode found) {
    String text =
        found.isMissingNode()
            ? "nothing"
            : found.isTextual() ? '"' + found.textValue() + '"' : found.toString();
    String cut = text.length() <= 80 ? text : text.substring(0, 79) + "…";
    return new PlanException(
        name
            + ": "
            + (place.isEmpty() ? "" : place + ": ")
            + "expected "
            + expected
            + ", found "
            + cut);
  }

  private static Optional<Path> beside(Path plan, String text) {
    return text.isBlank() || text.indexOf('\0') >= 0
        ? Optional.empty()
        : Optional.of(plan.toAbsolutePath().resolveSibling(text));
  }

  private static Optional<ZoneId> zone(String text) {
    try {
      return Optional.of(ZoneId.of(text));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private static Optional<LogFormat> format(String id) {
    return LogFormat.known().stream().filter(format -> format.id().equals(id)).findFirst();
  }

  private static String ids() {
    return LogFormat.known().stream().map(LogFormat::id).collect(Collectors.joining(", "));
  }
}
