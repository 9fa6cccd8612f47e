package io.culprit.rank.scene;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A time at which many requests were cut: the sign of a timer.
 *
 * @param micros the timer's value, the lower end of the cluster
 * @param hits requests in the cluster
 * @param total requests looked at
 */
public record Wall(long micros, long hits, long total) {
  /** Below this a common duration is just a fast failure. */
  public static final long LEAST = 800_000;

  private static final int LEAST_HITS = 3;
  private static final double LEAST_SHARE = 0.35;

  /** A timer's value is at least so many times as long as its cluster is wide. */
  private static final long SHARP = 2;

  /**
   * The densest narrow cluster of the elapsed times, if it holds enough of them.
   *
   * <p>The cluster is as wide as a timer's jitter (60 ms + 1 % of the value) plus the coarseness of
   * the times; where the times are so coarse that everything short falls together, there is none.
   */
  public static Optional<Wall> among(List<Request> requests) {
    return among(
        requests.stream().mapToLong(Request::elapsedMicros).toArray(),
        requests.stream().mapToLong(Request::slackMicros).max().orElse(0));
  }

  /**
   * The same of any times.
   *
   * @param all times in microseconds; those too short for a timer count as looked at only
   * @param slack how much they may be off
   */
  public static Optional<Wall> among(long[] all, long slack) {
    long[] times = Arrays.stream(all).filter(t -> t >= LEAST).sorted().toArray();
    if (times.length < LEAST_HITS) {
      return Optional.empty();
    }
    int best = 0;
    int bestFrom = 0;
    int from = 0;
    for (int to = 0; to < times.length; to++) {
      while (times[to] - times[from] > width(times[from], slack)) {
        from++;
      }
      if (to - from + 1 > best) {
        best = to - from + 1;
        bestFrom = from;
      }
    }
    if (best < LEAST_HITS || best < LEAST_SHARE * all.length) {
      return Optional.empty();
    }
    long[] cluster = Arrays.copyOfRange(times, bestFrom, bestFrom + best);
    if (times[bestFrom] < SHARP * width(times[bestFrom], slack)) {
      return Optional.empty();
    }
    return Optional.of(new Wall(cluster[cluster.length / 2], best, all.length));
  }

  /** Whether a request was cut at this wall. */
  public boolean holds(Request r) {
    return r.elapsedMicros() >= 0
        && Math.abs(r.elapsedMicros() - micros) <= width(micros, r.slackMicros());
  }

  private static long width(long value, long slack) {
    return 60_000 + value / 100 + slack;
  }
}
