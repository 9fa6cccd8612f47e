package io.culprit.correlate;

import io.culprit.parse.event.BackendEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whose turn it was: an event loop, and a queue before a pool, take requests in the order in which
 * they came, so handlers began in the order of the requests' starts at the proxy. What is joined
 * already tells between which moments the other requests came to run. Stateless.
 */
final class Turns {
  /** Records coarser than this have no order to tell. */
  private static final long COARSE_RECORD = 20_000;

  /** Beginnings this near to each other, in microseconds, are in no order that logs could show. */
  private static final long NEAR = 1_000;

  /** Turns are believed where so many of the pairs keep them. */
  private static final double KEPT = 0.6;

  private static final double SURE = 0.9;

  private Turns() {}

  /** Whether pairs are left that the order might settle. */
  static boolean matter(List<Draft> drafts) {
    return drafts.stream()
        .flatMap(d -> d.backend.stream())
        .anyMatch(b -> b.tier() == Tier.TIME && b.probability() < SURE);
  }

  /** Sets between which moments each request came to run, by those in front of it and behind it. */
  static void estimate(List<Draft> drafts) {
    List<Draft> came = new ArrayList<>();
    for (Draft d : drafts) {
      d.forgetTurn();
      if (d.mayReachApp() && d.anchor().hasDuration()) {
        came.add(d);
      }
    }
    came.sort(Comparator.comparingLong(Draft::likelyStart).thenComparing(d -> d.anchor().origin()));
    List<Rising.Point> ran = new ArrayList<>();
    for (int i = 0; i < came.size(); i++) {
      for (Paired<BackendEvent> b : came.get(i).backend) {
        BackendEvent e = b.event();
        if (e.durationMicros() >= 0 && e.end().precisionMicros() <= COARSE_RECORD) {
          // of one moment, whoever came first ran first
          long y = Math.floorDiv(e.startMicros(), NEAR) * came.size() + i;
          ran.add(new Rising.Point(i, y, b.probability()));
        }
      }
    }
    List<Rising.Point> inTurn = Rising.heaviest(ran);
    if (inTurn.size() >= ran.size() * KEPT) {
      narrow(came, inTurn);
    }
  }

  private static void narrow(List<Draft> came, List<Rising.Point> inTurn) {
    int next = 0;
    for (int i = 0; i < came.size(); i++) {
      Draft d = came.get(i);
      if (next > 0) {
        d.earliestRun = inTurn.get(next - 1).y() / came.size() * NEAR;
      }
      // its own record does not count, so that an error does not hold itself up
      next += next < inTurn.size() && inTurn.get(next).x() == i ? 1 : 0;
      if (next < inTurn.size()) {
        d.latestRun = (inTurn.get(next).y() / came.size() + 1) * NEAR;
      }
    }
  }
}
