package io.culprit.parse;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of each line of a source: {@code parsed + joined + blank + rejected = lines}.
 *
 * @param lines lines seen; a last line without a line end counts as one
 * @param parsed lines that begin a record that was understood
 * @param joined lines that continue a record (a traceback, a HAR entry's other lines)
 * @param blank empty lines
 * @param rejected lines refused, by reason
 * @param examples a few rejected lines, each with its reason
 * @param damage what is wrong with the file as a whole (a truncated gzip stream); empty: nothing
 */
public record LineCount(
    long lines,
    long parsed,
    long joined,
    long blank,
    SortedMap<String, Long> rejected,
    List<Rejection> examples,
    String damage) {
  public LineCount {
    rejected = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
    examples = List.copyOf(examples);
  }

  /** Lines refused, for whatever reason. */
  public long rejectedLines() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether every line is accounted for exactly once. */
  public boolean addsUp() {
    return parsed + joined + blank + rejectedLines() == lines;
  }

  /** No lines at all. */
  public static LineCount none() {
    return new LineCount(0, 0, 0, 0, new TreeMap<>(Map.of()), List.of(), "");
  }
}
