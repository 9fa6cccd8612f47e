package io.culprit.parse;

import io.culprit.parse.event.Origin;
import java.util.ArrayList;
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
  /** Rejected lines kept for each reason. */
  public static final int EXAMPLES_A_REASON = 3;

  /** Rejected lines kept in all. */
  public static final int EXAMPLES = 24;

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

  /**
   * These lines and the ones behind them, counted as if they had been read in one go.
   *
   * @param next the count of the lines behind, numbered from 1
   */
  public LineCount then(LineCount next) {
    TreeMap<String, Long> reasons = new TreeMap<>(rejected);
    List<Rejection> shown = new ArrayList<>(examples);
    for (Rejection each : next.examples()) {
      long seen = reasons.merge(each.reason(), 1L, Long::sum);
      if (seen <= EXAMPLES_A_REASON && shown.size() < EXAMPLES) {
        Origin origin = new Origin(each.origin().source(), each.origin().line() + lines);
        shown.add(new Rejection(origin, each.reason(), each.expected(), each.text()));
      }
    }
    TreeMap<String, Long> sums = new TreeMap<>(rejected);
    next.rejected().forEach((reason, count) -> sums.merge(reason, count, Long::sum));
    return new LineCount(
        lines + next.lines(),
        parsed + next.parsed(),
        joined + next.joined(),
        blank + next.blank(),
        sums,
        shown,
        damage.isEmpty() ? next.damage() : damage);
  }

  /** No lines at all. */
  public static LineCount none() {
    return new LineCount(0, 0, 0, 0, new TreeMap<>(Map.of()), List.of(), "");
  }
}
