package io.culprit.correlate;

import java.util.List;

/**
 * The point that lies in most of many intervals: each pair of events allows an interval of clock
 * offsets, a few pairs are wrong, and the truth is where most agree. Marzullo's algorithm (Marzullo
 * and Owicki, 1983).
 *
 * @param low lower end of the stretch that most intervals share
 * @param high upper end
 * @param votes how many intervals share it
 */
record Overlap(long low, long high, long votes) {
  /**
   * An interval with both ends in it; an empty one (low above high) is turned, since noise made it
   * so.
   */
  record Span(long low, long high) {
    Span {
      if (low > high) {
        long t = low;
        low = high;
        high = t;
      }
    }
  }

  /** The best stretch; of equal ones the nearest to 0. */
  static Overlap of(List<Span> spans) {
    long[] lows = spans.stream().mapToLong(Span::low).sorted().toArray();
    long[] highs = spans.stream().mapToLong(Span::high).sorted().toArray();
    long best = 0;
    long bestLow = 0;
    long bestHigh = 0;
    int closed = 0;
    for (int opened = 1; opened <= lows.length; opened++) {
      long at = lows[opened - 1];
      if (opened < lows.length && lows[opened] == at) {
        continue;
      }
      while (closed < highs.length && highs[closed] < at) {
        closed++;
      }
      int open = opened - closed;
      long end = Math.min(highs[closed], opened < lows.length ? lows[opened] : Long.MAX_VALUE);
      if (open > best || (open == best && distance(at, end) < distance(bestLow, bestHigh))) {
        best = open;
        bestLow = at;
        bestHigh = end;
      }
    }
    return new Overlap(bestLow, bestHigh, best);
  }

  /** How many of the spans hold a point. */
  static long votes(List<Span> spans, long point) {
    return spans.stream().filter(s -> s.low <= point && point <= s.high).count();
  }

  private static long distance(long low, long high) {
    return low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high));
  }
}
