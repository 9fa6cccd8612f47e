package io.culprit.correlate;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Where in a source without times a moment stands, as an earlier reading found: up to which line
 * all had been joined when its exchanges had come that far. Mutable while that reading lasts.
 */
final class Landmarks {
  /** Landmarks nearer to each other than this would be of no use. */
  private static final long APART = 10_000_000;

  private final TreeMap<Long, Long> lines = new TreeMap<>();

  /** Notes that all lines up to one belong to answers begun before a time, in microseconds. */
  void note(long time, long line) {
    if (lines.isEmpty() || time - lines.lastKey() >= APART) {
      lines.put(time, line);
    }
  }

  /** A line before all lines that belong to answers begun after a time; empty: none is known. */
  OptionalLong before(long time) {
    Map.Entry<Long, Long> mark = lines.floorEntry(time);
    return mark == null ? OptionalLong.empty() : OptionalLong.of(mark.getValue());
  }
}
