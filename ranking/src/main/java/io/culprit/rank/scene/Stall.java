package io.culprit.rank.scene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A stretch in which the application finished nothing although it had work, then went on.
 *
 * @param startMicros the last completion before it
 * @param endMicros the first completion after it
 * @param inFlight requests waiting in it
 * @param lastStarted the handler that began last before it and ended with or after it
 */
public record Stall(long startMicros, long endMicros, int inFlight, Optional<Request> lastStarted) {
  private static final long LEAST = 1_500_000;
  private static final int LEAST_WAITING = 2;

  /** Completions this close to the end of a stall belong to it. */
  private static final long TOGETHER = 400_000;

  /** Length in microseconds. */
  public long micros() {
    return endMicros - startMicros;
  }

  /** Whether the handler that began last before it ran as long as it, give or take a tenth and 300 ms. */
  public boolean spannedByLastStarted() {
    return lastStarted
        .map(r -> Math.abs(r.handlerMicros() - micros()) <= micros() / 10 + 300_000)
        .orElse(false);
  }

  /** Whether a request was waiting or running in it. */
  public boolean touches(Request r) {
    long from = r.startMicros();
    long to = Math.max(r.endMicros(), r.handlerStartMicros());
    return from < endMicros && to > startMicros + LEAST / 3;
  }

  /**
   * The stalls of a set of requests, from the application's own records (begin and end of each handler).
   *
   * <p>A stall is a gap between consecutive completions of at least 1.5 s and ten times the usual gap, in which at
   * least two requests had been accepted by the proxy.
   */
  public static List<Stall> among(List<Request> requests) {
    List<Request> handled =
        requests.stream()
            .filter(r -> r.handlerMicros() >= 0 && r.handlerStartMicros() >= 0)
            .sorted(Comparator.comparingLong(Stall::finished))
            .toList();
    if (handled.size() < 20) {
      return List.of();
    }
    long[] gaps = new long[handled.size() - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = finished(handled.get(i + 1)) - finished(handled.get(i));
    }
    long[] sorted = gaps.clone();
    Arrays.sort(sorted);
    long least = Math.max(LEAST, 10 * sorted[sorted.length / 2]);
    List<Stall> stalls = new ArrayList<>();
    for (int i = 0; i < gaps.length; i++) {
      if (gaps[i] >= least) {
        stall(requests, handled, i).ifPresent(stalls::add);
      }
    }
    return stalls;
  }

  private static Optional<Stall> stall(List<Request> requests, List<Request> handled, int i) {
    long start = finished(handled.get(i));
    long end = finished(handled.get(i + 1));
    int waiting = 0;
    for (Request r : requests) {
      if (r.reachedApplication() && r.startMicros() < end - LEAST / 3 && r.startMicros() + waited(r) > start + LEAST / 3) {
        waiting++;
      }
    }
    if (waiting < LEAST_WAITING) {
      return Optional.empty();
    }
    Request last = null;
    for (int j = i + 1; j < handled.size(); j++) {
      Request r = handled.get(j);
      if (r.handlerStartMicros() <= start + TOGETHER
          && finished(r) >= end
          && (last == null || r.handlerStartMicros() > last.handlerStartMicros())) {
        last = r;
      }
      if (finished(r) > end + 60_000_000) {
        break;
      }
    }
    return Optional.of(new Stall(start, end, waiting, Optional.ofNullable(last)));
  }

  private static long waited(Request r) {
    return Math.max(r.endMicros(), finished(r)) - r.startMicros();
  }

  private static long finished(Request r) {
    return r.handlerStartMicros() < 0 ? r.endMicros() : r.handlerStartMicros() + r.handlerMicros();
  }
}
