package io.culprit.rank.infer;

import io.culprit.correlate.Outcome;
import io.culprit.rank.Finding;
import io.culprit.rank.State;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.stats.Significance;
import java.util.List;

/** Tells an incident from an ordinary day, on which a few requests are lost too. */
final class Everyday {
  /** Share of requests that people close on an ordinary day: stray navigation, lost patience. */
  private static final double CLOSES = 0.013;

  /** Share of requests that fail otherwise on an ordinary day. */
  private static final double FAILURES = 0.002;

  private static final double CHANCE = 0.01;

  /** Strength of a sign that is no coincidence. */
  private static final double CLEAR = 0.9;

  /** Requests with a sign, or closes at a common time, that are no coincidence. */
  private static final int TIMED = 5;

  private static final Scene.Fact<Boolean> USUAL = Everyday::usual;

  private Everyday() {}

  /**
   * Whether no more failed than on an ordinary day, and none of the signs is far more frequent than
   * it is then.
   */
  static boolean is(Scene scene, List<Finding> findings) {
    return scene.once(USUAL) && findings.stream().noneMatch(Everyday::standsOut);
  }

  /** A sign's strength holds it against the rate at which it shows on an ordinary day. */
  private static boolean standsOut(Finding f) {
    return f.state() == State.PRESENT && f.strength() >= CLEAR && f.failed().k() >= TIMED;
  }

  private static boolean usual(Scene scene) {
    long all = scene.requests().size();
    long closed = scene.failed().stream().filter(r -> stray(r, scene)).count();
    long other = scene.failed().size() - closed;
    return Significance.binomialTail(closed, all, CLOSES) > CHANCE
        && Significance.binomialTail(other, all, FAILURES) > CHANCE;
  }

  /** A close such as users make: at no common time, and not by a reset. */
  private static boolean stray(Request r, Scene scene) {
    boolean timed = scene.closedWall().map(w -> w.hits() >= TIMED && w.holds(r)).orElse(false);
    return r.exchange().outcome() == Outcome.CLOSED_BY_CLIENT && !timed && !scene.resetByClient(r);
  }
}
