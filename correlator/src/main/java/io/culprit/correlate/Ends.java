package io.culprit.correlate;

import io.culprit.parse.event.BackendEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Estimates when requests ended whose lines state only the second: a proxy writes its lines in the
 * order of the ends, so a line lies between its neighbours whose ends are known, and several of
 * them are spread evenly. A handler's record makes an end known, once it is joined or once the
 * order of all records and lines has found its place.
 */
final class Ends {
  private static final double SURE = 0.9;

  /** Later than the handler's record, the proxy's line: passing an answer on takes this long. */
  private static final long PASSED_ON = 500;

  /** Less of a request's time than this tells nothing apart. */
  private static final long BLINK = 5_000;

  private static final long COARSE_RECORD = 20_000;

  private Ends() {}

  static void estimate(List<Draft> drafts) {
    for (List<Draft> lines : coarse(drafts).values()) {
      spread(lines);
    }
  }

  /**
   * Finds ends in the order of all records and lines: of the pairs that could be made, those that
   * rise on both sides and are the likeliest together.
   */
  static void order(
      List<Draft> drafts, List<Routes.Open<BackendEvent>> records, List<Matching.Edge> possible) {
    drafts.forEach(d -> d.orderedEnd = -1);
    for (List<Draft> lines : coarse(drafts).values()) {
      Map<Draft, Integer> places = new HashMap<>();
      lines.forEach(d -> places.put(d, places.size()));
      List<Rising.Point> points = new ArrayList<>();
      for (Matching.Edge pair : possible) {
        Draft d = drafts.get(pair.left());
        Integer place = places.get(d);
        if (place == null || d.wasCut() || d.mayBeTruncated()) {
          continue;
        }
        long told = told(records.get(pair.right()).event());
        double weight = Matching.ALONE - pair.cost();
        points.add(new Rising.Point(place, told, weight));
        if (outsideUpstream(d) > BLINK) {
          points.add(new Rising.Point(place, told + outsideUpstream(d), weight));
        }
      }
      Rising.heaviest(points).forEach(p -> lines.get(p.x()).orderedEnd = p.y());
    }
  }

  /** Lines of whole seconds by their source, in the order in which they were written. */
  private static Map<Integer, List<Draft>> coarse(List<Draft> drafts) {
    Map<Integer, List<Draft>> bySource = new TreeMap<>();
    for (Draft d : drafts) {
      if (d.hasProxy() && d.isCoarse()) {
        bySource.computeIfAbsent(d.anchor().origin().source(), k -> new ArrayList<>()).add(d);
      }
    }
    for (List<Draft> lines : bySource.values()) {
      lines.sort(Comparator.comparingLong(d -> d.anchor().origin().line()));
    }
    return bySource;
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
    long[] known = new long[n];
    for (int i = 0; i < n; i++) {
      known[i] = known(lines.get(i), begin, end);
    }
    brackets(lines, known, begin, end);
    int last = -1;
    long lastAt = begin;
    for (int i = 0; i <= n; i++) {
      long at = i == n ? end : known[i] < lastAt ? -1 : known[i];
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
   * Sets between which ends each line lies. What is known of itself does not count, so that an
   * error does not hold itself up.
   */
  private static void brackets(List<Draft> lines, long[] known, long begin, long end) {
    long low = begin;
    for (int i = 0; i < known.length; i++) {
      lines.get(i).earliestEnd = low;
      low = Math.max(low, known[i]);
    }
    long high = end;
    for (int i = known.length - 1; i >= 0; i--) {
      Draft d = lines.get(i);
      d.latestEnd = Math.max(high, d.earliestEnd);
      d.earliestEnd = Math.min(high, d.earliestEnd);
      high = known[i] < 0 ? high : Math.min(high, known[i]);
    }
  }

  /** The end that a handler's record tells, if it is in the line's second; -1: none. */
  private static long known(Draft d, long begin, long end) {
    long at = d.orderedEnd;
    if (at < 0 && !d.backend.isEmpty() && !d.wasCut() && !d.mayBeTruncated()) {
      Paired<BackendEvent> b = d.backend.get(d.backend.size() - 1);
      boolean sure = b.probability() >= SURE && b.event().end().precisionMicros() <= COARSE_RECORD;
      at = sure && outsideUpstream(d) <= BLINK ? told(b.event()) : -1;
    }
    return at < begin || at > end ? -1 : at;
  }

  /**
   * When the proxy's line would end if the record were its own and the answer passed on at once.
   */
  private static long told(BackendEvent record) {
    return record.end().micros() + PASSED_ON;
  }

  /**
   * What of the request's time was not the upstream's: before it was asked, or after it was done.
   */
  private static long outsideUpstream(Draft d) {
    long upstream = d.upstreamMicros();
    return upstream >= 0 && d.anchor().hasDuration()
        ? Math.max(0, d.anchor().durationMicros() - upstream)
        : 0;
  }
}
