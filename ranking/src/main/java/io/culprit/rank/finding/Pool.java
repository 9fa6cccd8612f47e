package io.culprit.rank.finding;

import io.culprit.rank.scene.Bisection;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.stats.Ramp;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Judges whether waiting requests stood in line for a pool of fixed size.
 *
 * <p>In such a line the next handler begins as one ends, so that the number at work right after a
 * beginning is the size of the pool each time. Where a loop is blocked, or the process short of
 * time, the number at work swings.
 *
 * @param size number of handlers at work that was most often met when a waiting request began
 * @param full 0 to 1: how surely the waiting requests met that number, and never more
 */
record Pool(int size, double full) {
  private static final Scene.Fact<Pool> FOUND = Pool::find;
  private static final Pool NONE = new Pool(0, 0);

  /** Fewer waiting requests than this show no pattern. */
  private static final int LEAST = 8;

  /** Logs state milliseconds. */
  private static final long TICK = 1_100;

  /** A thread takes some milliseconds to go on. */
  private static final long SETTLED = 12_000;

  static Pool in(Scene scene) {
    return scene.once(FOUND);
  }

  private static Pool find(Scene scene) {
    List<Request> handled = scene.requests().stream().filter(Request::handledPrecisely).toList();
    List<Request> byStart =
        handled.stream().sorted(Comparator.comparingLong(Request::handlerStartMicros)).toList();
    List<Request> byEnd =
        handled.stream().sorted(Comparator.comparingLong(Request::handlerEndMicros)).toList();
    Map<Integer, Integer> met = new TreeMap<>();
    int waited = 0;
    int freed = 0;
    for (Request r : handled) {
      if (r.waited()) {
        waited++;
        long begin = r.handlerStartMicros();
        freed += ended(byEnd, begin + TICK) > ended(byEnd, begin - SETTLED) ? 1 : 0;
        long now = begin + SETTLED;
        int begun = Bisection.firstFrom(byStart, Request::handlerStartMicros, now + 1);
        met.merge(begun - ended(byEnd, now), 1, Integer::sum);
      }
    }
    if (waited < LEAST) {
      return NONE;
    }
    int size =
        met.entrySet().stream()
            .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getKey)
            .orElse(0);
    int more = 0;
    int same = 0;
    for (Map.Entry<Integer, Integer> e : met.entrySet()) {
      same += Math.abs(e.getKey() - size) <= size / 10 ? e.getValue() : 0;
      more += e.getKey() > size + size / 10 ? e.getValue() : 0;
    }
    double steady = Ramp.between((double) same / waited, 0.6, 0.8);
    double bounded = Ramp.between((double) more / waited, 0.2, 0.05);
    double inTurn = Ramp.between((double) freed / waited, 0.5, 0.8);
    return new Pool(size, steady * bounded * inTurn);
  }

  /** Number of handlers that ended up to a time. */
  private static int ended(List<Request> byEnd, long time) {
    return Bisection.firstFrom(byEnd, Request::handlerEndMicros, time + 1);
  }
}
