package io.culprit.parse.backend.field;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a key stands for.
 *
 * @param field the meaning
 * @param rank how good a name for it the key is; of two keys with one meaning the lower rank counts
 * @param unit the unit the key names, e.g. of {@code took_ms}
 */
public record Meaning(Field field, int rank, Optional<Unit> unit) {
  /** Containers that say nothing about what is in them. */
  private static final Set<String> CONTAINERS =
      Set.of(
          "http",
          "request",
          "req",
          "response",
          "res",
          "resp",
          "event",
          "url",
          "ctx",
          "context",
          "data",
          "attributes",
          "attrs",
          "attr",
          "span",
          "extra",
          "record",
          "fields",
          "body",
          "timing",
          "timings",
          "trace",
          "network",
          "log",
          "meta",
          "metadata",
          "payload",
          "detail",
          "details",
          "info",
          "otel",
          "labels",
          "tags",
          "source",
          "page",
          "call",
          "properties",
          "x",
          "app",
          "web",
          "server",
          "api");

  /** loguru's {@code record.elapsed} counts since the start of the program. */
  private static final List<String> LOGURU_UPTIME = List.of("record", "elapsed");

  private static final Map<String, List<Meaning>> BY_NAME = byName();

  /** All that a key can mean, likeliest first; empty: nothing we use. */
  public static List<Meaning> of(String key) {
    if (key.length() > 80) {
      return List.of();
    }
    List<String> words = words(key);
    if (words.size() > 1 && words.subList(0, 2).equals(LOGURU_UPTIME)) {
      return List.of();
    }
    if (words.contains("upstream")) {
      return List.of(new Meaning(Field.PROXY, 0, Optional.empty()));
    }
    // ECS counts event.duration in nanoseconds and says so nowhere in the name.
    boolean nanos =
        words.size() >= 2
            && words.subList(words.size() - 2, words.size()).equals(List.of("event", "duration"));
    for (int from = 0; from < words.size(); from++) {
      if (from > 0 && !CONTAINERS.contains(words.get(from - 1))) {
        break;
      }
      List<Meaning> found = named(words.subList(from, words.size()), from);
      if (!found.isEmpty()) {
        return nanos ? List.of(new Meaning(Field.DURATION, 0, Optional.of(Unit.NANOS))) : found;
      }
    }
    return List.of();
  }

  private static List<Meaning> named(List<String> words, int dropped) {
    List<Meaning> exact = BY_NAME.getOrDefault(String.join("_", words), List.of());
    int last = words.size() - 1;
    Optional<Unit> unit =
        last < 0 || words.get(last).equals("m") ? Optional.empty() : Unit.of(words.get(last));
    if (!exact.isEmpty()) {
      return ranked(exact, dropped, last == 0 ? unit : Optional.empty());
    }
    if (last < 1 || unit.isEmpty()) {
      return List.of();
    }
    List<Meaning> bare = BY_NAME.getOrDefault(String.join("_", words.subList(0, last)), List.of());
    List<Meaning> timed = new ArrayList<>();
    for (Meaning each : bare) {
      if (each.field == Field.DURATION) {
        timed.add(each);
      } else if (each.field == Field.TIME || each.field == Field.START || each.field == Field.END) {
        // epoch_ms is a time, time_ms is a duration.
        boolean duration = words.get(0).equals("time");
        timed.add(duration ? new Meaning(Field.DURATION, 50, Optional.empty()) : each);
      }
    }
    return ranked(timed, dropped, unit);
  }

  private static List<Meaning> ranked(List<Meaning> meanings, int dropped, Optional<Unit> unit) {
    List<Meaning> out = new ArrayList<>(meanings.size());
    for (Meaning each : meanings) {
      out.add(new Meaning(each.field, each.rank + 2 * dropped, unit));
    }
    return List.copyOf(out);
  }

  /**
   * Folds {@code Duration (s)}, {@code durationMs} and {@code http.response.status_code} to
   * lower-case words.
   */
  static List<String> words(String key) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      boolean letter = Character.isLetterOrDigit(c);
      boolean hump =
          letter && Character.isUpperCase(c) && i > 0 && Character.isLowerCase(key.charAt(i - 1));
      if ((!letter || hump) && word.length() > 0) {
        words.add(word.toString().toLowerCase(Locale.ROOT));
        word.setLength(0);
      }
      if (letter) {
        word.append(c);
      }
    }
    if (word.length() > 0) {
      words.add(word.toString().toLowerCase(Locale.ROOT));
    }
    return words;
  }

  private static Map<String, List<Meaning>> byName() {
    Map<String, List<Meaning>> map = new HashMap<>();
    for (Field field : Field.values()) {
      for (int rank = 0; rank < field.names().size(); rank++) {
        map.computeIfAbsent(field.names().get(rank), name -> new ArrayList<>())
            .add(new Meaning(field, rank, Optional.empty()));
      }
    }
    return map;
  }
}
