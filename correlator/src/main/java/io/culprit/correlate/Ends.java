package io.culprit.correlate;

import io.culprit.parse.event.BackendEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Estimates when requests ended whose lines state only the second: a proxy writes its lines in the
 * order of the ends, so the lines between two known ends are spread evenly between them. A
 * handler's record, once joined, makes an end known.
 */
final class Ends {
  private static final double SURE = 0.9;

  private Ends() {}

  static void estimate(List<Draft> drafts) {
    Map<Integer, List<Draft>> bySource = new TreeMap<>();
    for (Draft d : drafts) {
      if (d.hasProxy() && d.isCoarse()) {
        bySource.computeIfAbsent(d.anchor().origin().source(), k -> new ArrayList<>()).add(d);
      }
    }
    for (List<Draft> lines : bySource.values()) {
      lines.sort(Comparator.comparingLong(d -> d.anchor().origin().line()));
      spread(lines);
    }
  }

  private static void spread(List<Draft> lines) {
    int from = 0;
    while (from < lines.size()) {
      int to = from;
      while (to < lines.size() && lines.get(to).end() == lines.get(from).end()) {
        to++;
      }
      second(lines.subList(from, to));
      from = to;
    }
  }

  /** The lines of one stated second. */
  private static void second(List<Draft> lines) {
    long begin = lines.get(0).end();
    long end = begin + lines.get(0).precision();
    int n = lines.size();
    int last = -1;
    long lastAt = begin;
    for (int i = 0; i <= n; i++) {
      long at = i == n ? end : known(lines.get(i), lastAt, end);
      if (at < 0) {
        continue;
      }
      int gap = i - last;
      for (int j = last + 1; j < i; j++) {
        lines.get(j).likelyEnd = lastAt + (at - lastAt) * (j - last) / gap;
      }
      if (i < n) {
        lines.get(i).likelyEnd = at;
      }
      last = i;
      lastAt = at;
    }
  }

  /**
   * The end that a surely joined handler tells, kept inside its second and behind the line before;
   * -1: none.
   */
  private static long known(Draft d, long earliest, long latest) {
    if (d.backend.isEmpty() || d.wasCut() || d.mayBeTruncated()) {
      return -1;
    }
    Paired<BackendEvent> b = d.backend.get(d.backend.size() - 1);
    if (b.probability() < SURE || b.event().end().precisionMicros() > 20_000) {
      return -1;
    }
    long upstream = d.upstreamMicros();
    long after =
        upstream >= 0 && d.anchor().hasDuration()
            ? Math.max(0, d.anchor().durationMicros() - upstream)
            : 0;
    long at = b.event().end().micros() + after + 500;
    return at < earliest || at > latest ? -1 : at;
  }
}
