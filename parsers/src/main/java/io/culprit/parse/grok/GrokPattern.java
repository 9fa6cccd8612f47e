package io.culprit.parse.grok;

import io.culprit.parse.backend.field.Row;
import io.krakens.grok.api.Grok;
import io.krakens.grok.api.Match;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A compiled grok pattern. Safe to share. */
public final class GrokPattern {
  /**
   * Steps a pattern may take for a line: some for any line, and some for each of its characters.
   */
  private static final long STEPS = 20_000;

  private static final long STEPS_PER_CHARACTER = 200;

  /** Longest line that is shown to a pattern. */
  private static final int LONGEST = 8_192;

  private final String name;
  private final Kind kind;
  private final Grok grok;
  private final List<String> samples;

  GrokPattern(String name, Kind kind, Grok grok, List<String> samples) {
    this.name = name;
    this.kind = kind;
    this.grok = grok;
    this.samples = List.copyOf(samples);
  }

  /** What a line that fits tells of. */
  public enum Kind {
    /** A request that the application finished, with or without its duration. */
    BACKEND,
    /** A request that the application began. */
    BEGINS,
    /** A request that a proxy or load balancer answered. */
    ACCESS,
    /** A request that an application server answered. */
    APP;

    /** The kind of that name; empty: none. */
    static Optional<Kind> of(String name) {
      return Arrays.stream(values()).filter(kind -> kind.word().equals(name)).findFirst();
    }

    /** All names, for a message. */
    static String names() {
      return Arrays.stream(values()).map(Kind::word).collect(Collectors.joining(", "));
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How a pattern fared with a line. */
  public enum Outcome {
    MATCHED,
    NO_MATCH,
    /** It was stopped: too many steps, or too deep. */
    GAVE_UP
  }

  /** The name it is known by. */
  public String name() {
    return name;
  }

  /** What its lines tell of. */
  public Kind kind() {
    return kind;
  }

  /** Lines that it was made for. */
  public List<String> samples() {
    return samples;
  }

  /** Matches a whole line; on success the row, cleared before, holds what the pattern named. */
  public Outcome read(String line, Row row) {
    if (line.length() > LONGEST) {
      return Outcome.NO_MATCH;
    }
    try {
      Match match = grok.match(new CountedText(line, STEPS + STEPS_PER_CHARACTER * line.length()));
      Map<String, Object> values = match.capture();
      if (values == null || values.isEmpty()) {
        return Outcome.NO_MATCH;
      }
      row.clear();
      values.forEach((key, value) -> put(row, key, value));
      return Outcome.MATCHED;
    } catch (CountedText.Exhausted | StackOverflowError stopped) {
      return Outcome.GAVE_UP;
    } catch (RuntimeException unreadable) {
      // java-grok's converters throw where a value is not of the type that the pattern claims.
      return Outcome.NO_MATCH;
    }
  }

  private static void put(Row row, String key, Object value) {
    if (value instanceof List<?> several) {
      several.stream()
          .filter(each -> each != null)
          .findFirst()
          .ifPresent(each -> row.put(key, each.toString()));
    } else if (value != null) {
      row.put(key, value.toString());
    }
  }
}
