package io.culprit.parse;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The limits of a reading.
 *
 * @param set those that the user set, each at least 1; the others are {@link Limit#standard}
 */
public record Limits(Map<Limit, Long> set) {
  /**
   * From so many decompressed bytes on the ratio is asked: fewer do no harm, whatever they were.
   */
  public static final long RATIO_FROM = 1L << 28;

  public Limits {
    EnumMap<Limit, Long> copy = new EnumMap<>(Limit.class);
    copy.putAll(set);
    copy.forEach(
        (limit, most) -> {
          if (most < 1) {
            throw new IllegalArgumentException(limit.id() + " must be at least 1: " + most);
          }
        });
    set = Collections.unmodifiableMap(copy);
  }

  /** Nothing set. */
  public static Limits standard() {
    return new Limits(Map.of());
  }

  /** How much is allowed. */
  public long of(Limit limit) {
    return set.getOrDefault(limit, limit.standard());
  }

  /**
   * What is allowed, for a message: {@code at most 10000 files of an archive (--limit entries)}.
   */
  public String text(Limit limit) {
    return "at most " + of(limit) + " " + limit.meaning() + " (--limit " + limit.id() + ")";
  }

  /** What becomes of a line that passes a limit. */
  public LineResult refusal(Limit limit) {
    return LineResult.rejected("too many " + limit.meaning(), text(limit));
  }

  /** What differs from the standard, as typed on the command line. */
  public List<String> options() {
    return set.entrySet().stream()
        .filter(e -> e.getKey().standard() != e.getValue())
        .map(e -> "--limit " + e.getKey().id() + "=" + e.getValue())
        .toList();
  }
}
