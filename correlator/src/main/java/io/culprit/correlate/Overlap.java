package io.culprit.correlate;

import java.util.List;

/**
 * The point that lies in most of many intervals: each pair of events allows an interval of clock
 * offsets, a few pairs are wrong, and the truth is where most agree. Marzullo's algorithm (Marzullo
 * and Owicki, 1983), as in NTP's clock selection (RFC 5905, section 11.2.1).
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

  /**
   * The stretch around this one in which every point keeps a share of its votes: a few pairs are
   * wrong, and what only they contradict may be the truth.
   */
  Overlap around(List<Span> spans, double share) {
    long[] lows = spans.stream().mapToLong(Span::low).sorted().toArray();
    long[] highs = spans.stream().mapToLong(Span::high).sorted().toArray();
    double least = votes * share;
    int from = upTo(lows, low) - 1;
    while (from > 0 && votesAt(lows, highs, lows[from] - 1) >= least) {
      from--;
    }
    int to = upTo(highs, high - 1);
    while (to < highs.length - 1 && votesAt(lows, highs, highs[to] + 1) >= least) {
      to++;
    }
    return new Overlap(Math.min(low, lows[from]), Math.max(high, highs[to]), votes);
  }

  private static int votesAt(long[] lows, long[] highs, long point) {
    return upTo(lows, point) - upTo(highs, point - 1);
  }

  /** How many of sorted values are no greater than a limit. */
  private static int upTo(long[] sorted, long limit) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int mid = (low + high) >>> 1;
      if (sorted[mid] <= limit) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low;
  }

  /** How many of the spans hold a point. */
  static long votes(List<Span> spans, long point) {
    return spans.stream().filter(s -> s.low <= point && point <= s.high).count();
  }

  private static long distance(long low, long high) {
    return low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high));
  }
}
