package io.culprit.parse.twin;

import io.culprit.parse.event.Moment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a twin tells of an event, in the words of {@link io.culprit.parse.Told}; what the event must
 * leave unsaid has an empty value.
 */
final class Said {
  private final Map<String, String> values = new LinkedHashMap<>();

  /** Of an event of a kind. */
  static Said of(String kind) {
    return new Said().text(Twin.KIND, kind);
  }

  /** A text. */
  Said text(String name, String value) {
    values.put(name, value.replace("\u001b", "\\e").replace("\n", "\\n").replace("\r", "\\r"));
    return this;
  }

  /** A number; -1 is unsaid. */
  Said number(String name, long value) {
    return text(name, value == -1 ? "" : Long.toString(value));
  }

  /** A moment, and how coarse it is. */
  Said time(String name, Moment at) {
    Instant instant = Instant.EPOCH.plus(at.micros(), ChronoUnit.MICROS);
    long width = at.precisionMicros();
    return text(name, instant + (width == 1 ? "" : " +" + width));
  }

  /** A header that is logged, perhaps as empty. */
  Said header(String name, Optional<String> value) {
    return text(name, value.map(v -> v.isEmpty() ? "(empty)" : v).orElse(""));
  }

  /** That something is so. */
  Said flag(String name, boolean value) {
    return text(name, value ? "true" : "");
  }

  /** As the part of an event: its names and values on one line. */
  String part() {
    return values.entrySet().stream()
        .filter(e -> !e.getValue().isEmpty())
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }

  Map<String, String> values() {
    return Map.copyOf(values);
  }
}
