package io.culprit.correlate;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The point that lies in most of many intervals: each pair of events allows an interval of clock
 * offsets, a few pairs are wrong, and the truth is where most agree. Marzullo's algorithm (Marzullo
 * and Owicki, 1983), as in NTP's clock selection (RFC 5905, section 11.2.1), with weights.
 *
 * @param low lower end of the stretch that most intervals share
 * @param high upper end
 * @param votes what the intervals that share it weigh
 */
record Overlap(long low, long high, long votes) {
  /**
   * An interval with both ends in it; an empty one (low above high) is turned, since noise made it
   * so.
   *
   * @param weight of its vote
   */
  record Span(long low, long high, long weight) {
    Span {
      if (low > high) {
        long t = low;
        low = high;
        high = t;
      }
    }

    /** One with a whole vote. */
    Span(long low, long high) {
      this(low, high, 1);
    }
  }

  /** The best stretch; of equal ones the nearest to 0. */
  static Overlap of(List<Span> spans) {
    Ends lows = Ends.of(spans, Span::low);
    Ends highs = Ends.of(spans, Span::high);
    Overlap best = new Overlap(0, 0, 0);
    for (int i = 0; i < spans.size(); i++) {
      long at = lows.values[i];
      boolean last = i + 1 == spans.size();
      if (!last && lows.values[i + 1] == at) {
        continue;
      }
      int closed = highs.upTo(at - 1);
      long votes = lows.sums[i + 1] - highs.sums[closed];
      long end = Math.min(highs.values[closed], last ? Long.MAX_VALUE : lows.values[i + 1]);
      Overlap here = new Overlap(at, end, votes);
      if (votes > best.votes || (votes == best.votes && here.distance() < best.distance())) {
        best = here;
      }
    }
    return best;
  }

  /**
   * The stretch around this one in which every point keeps a share of its votes: a few pairs are
   * wrong, and what only they contradict may be the truth.
   */
  Overlap around(List<Span> spans, double share) {
    Ends lows = Ends.of(spans, Span::low);
    Ends highs = Ends.of(spans, Span::high);
    double least = votes * share;
    int from = lows.upTo(low) - 1;
    while (from > 0 && votesAt(lows, highs, lows.values[from] - 1) >= least) {
      from--;
    }
    int to = highs.upTo(high - 1);
    while (to < spans.size() - 1 && votesAt(lows, highs, highs.values[to] + 1) >= least) {
      to++;
    }
    return new Overlap(Math.min(low, lows.values[from]), Math.max(high, highs.values[to]), votes);
  }

  private static long votesAt(Ends lows, Ends highs, long point) {
    return lows.sums[lows.upTo(point)] - highs.sums[highs.upTo(point - 1)];
  }

  /** What the spans weigh that hold a point. */
  static long votes(List<Span> spans, long point) {
    return spans.stream()
        .filter(s -> s.low <= point && point <= s.high)
        .mapToLong(Span::weight)
        .sum();
  }

  private long distance() {
    return low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high));
  }

  /** The one ends of all spans in order, and what those before each weigh together. */
  private static final class Ends {
    final long[] values;
    final long[] sums;

    private Ends(int size) {
      this.values = new long[size];
      this.sums = new long[size + 1];
    }

    static Ends of(List<Span> spans, ToLongFunction<Span> end) {
      List<Span> sorted = spans.stream().sorted(Comparator.comparingLong(end)).toList();
      Ends ends = new Ends(sorted.size());
      for (int i = 0; i < sorted.size(); i++) {
        ends.values[i] = end.applyAsLong(sorted.get(i));
        ends.sums[i + 1] = ends.sums[i] + sorted.get(i).weight;
      }
      return ends;
    }

    /** How many are no greater than a limit. */
    int upTo(long limit) {
      int low = 0;
      int high = values.length;
      while (low < high) {
        int mid = (low + high) >>> 1;
        if (values[mid] <= limit) {
          low = mid + 1;
        } else {
          high = mid;
        }
      }
      return low;
    }
  }
}
