package io.culprit.rank.scene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * A standstill: a stretch in which the application neither began nor ended a request although
 * requests waited.
 *
 * @param startMicros the last sign of life before it
 * @param endMicros the first end after it
 * @param inFlight requests that waited in it and began right after it
 * @param leaders the handlers in flight that ended first after it, those within a millisecond
 *     together: a handler that held the loop ends before anything else can; a process that was
 *     stopped goes on with all that is due at once
 */
public record Stall(long startMicros, long endMicros, int inFlight, List<Request> leaders) {
  private static final long LEAST = 1_200_000;
  private static final int LEAST_WAITING = 2;
  private static final int LEAST_HANDLED = 20;

  /** Logs state milliseconds: ends this close are together. */
  private static final long TOGETHER = 1_100;

  /** A handler this old when the standstill begins may well have begun it. */
  private static final long FRESH = 40_000;

  /**
   * Where the proxy logs no times, requests that begin in a burst this soon after a standstill are
   * taken to have waited in it.
   */
  private static final long AT_ONCE = 200_000;

  private static final int LEAST_BURST = 3;

  /** Requests that begin this soon after a standstill had waited in it. */
  private static final long AFTER = 1_000_000;

  public Stall {
    leaders = List.copyOf(leaders);
  }

  /** Whether a leader of a route began as the standstill did: what held the loop began it. */
  public boolean heldBy(String route) {
    return leaders.stream()
        .anyMatch(r -> r.route().equals(route) && startMicros - r.handlerStartMicros() <= FRESH);
  }

  /** Whether several handlers ended first together: all that was due went on at once. */
  public boolean tied() {
    return leaders.size() > 1;
  }

  /** Share of the leaders that are of a route. */
  public double ledBy(String route) {
    return leaders.isEmpty()
        ? 0
        : (double) leaders.stream().filter(r -> r.route().equals(route)).count() / leaders.size();
  }

  /** Length in microseconds. */
  public long micros() {
    return endMicros - startMicros;
  }

  /** Whether a request was waiting or running in it. */
  public boolean touches(Request r) {
    long to = Math.max(r.endMicros(), r.handlerStartMicros());
    return r.startMicros() < endMicros && to > startMicros + LEAST / 3;
  }

  /** Whether enough handlers' begins and ends are known precisely that a standstill would show. */
  public static boolean visible(List<Request> requests) {
    return requests.stream().filter(Request::handledPrecisely).count() >= LEAST_HANDLED;
  }

  /**
   * The standstills of a set of requests, from the application's own records of begin and end.
   *
   * <p>At least 1.2 s and ten times the usual distance between two signs of life, with at least two
   * requests waiting.
   */
  public static List<Stall> among(List<Request> requests) {
    List<Request> handled =
        requests.stream()
            .filter(Request::handledPrecisely)
            .sorted(
                Comparator.comparingLong(Request::handlerEndMicros)
                    .thenComparing(r -> r.exchange().origin()))
            .toList();
    if (!visible(handled)) {
      return List.of();
    }
    long[] life = new long[2 * handled.size()];
    for (int i = 0; i < handled.size(); i++) {
      life[2 * i] = handled.get(i).handlerStartMicros();
      life[2 * i + 1] = handled.get(i).handlerEndMicros();
    }
    Arrays.sort(life);
    long[] gaps = new long[life.length - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = life[i + 1] - life[i];
    }
    long[] sorted = gaps.clone();
    Arrays.sort(sorted);
    long least = Math.max(LEAST, 10 * sorted[sorted.length / 2]);
    List<Request> byStart =
        handled.stream().sorted(Comparator.comparingLong(Request::handlerStartMicros)).toList();
    List<Stall> stalls = new ArrayList<>();
    for (int i = 0; i < gaps.length; i++) {
      if (gaps[i] >= least) {
        stall(byStart, handled, life[i], life[i + 1]).ifPresent(stalls::add);
      }
    }
    return stalls;
  }

  /** Number of handlers that ordinarily begin in a stretch of time. */
  private static double usual(List<Request> byStart, long micros) {
    long from = byStart.get(0).handlerStartMicros();
    long to = byStart.get(byStart.size() - 1).handlerStartMicros();
    return (double) byStart.size() * micros / Math.max(micros, to - from);
  }

  private static Optional<Stall> stall(
      List<Request> byStart, List<Request> byEnd, long start, long end) {
    int waiting = 0;
    int burst = 0;
    for (Request r : within(byStart, Request::handlerStartMicros, end - TOGETHER, end + AFTER)) {
      if (r.waited()) {
        waiting++;
      } else if (r.queueMicros() < 0 && r.handlerStartMicros() - end <= AT_ONCE) {
        burst++;
      }
    }
    waiting += burst >= LEAST_BURST + 3 * usual(byStart, AT_ONCE) ? burst : 0;
    if (waiting < LEAST_WAITING) {
      return Optional.empty();
    }
    List<Request> leaders =
        within(byEnd, Request::handlerEndMicros, end, end + TOGETHER).stream()
            .filter(r -> r.handlerStartMicros() <= start)
            .toList();
    return Optional.of(new Stall(start, end, waiting, leaders));
  }

  /** Those whose time lies in a stretch, both ends included, of a list in the order of it. */
  private static List<Request> within(
      List<Request> sorted, ToLongFunction<Request> time, long from, long to) {
    return sorted.subList(
        Bisection.firstFrom(sorted, time, from), Bisection.firstFrom(sorted, time, to + 1));
  }
}
