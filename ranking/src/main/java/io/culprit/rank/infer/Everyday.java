package io.culprit.rank.infer;

import io.culprit.correlate.Outcome;
import io.culprit.rank.Finding;
import io.culprit.rank.State;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.stats.Quantiles;
import io.culprit.rank.stats.Significance;
import java.util.List;

/** Tells an incident from an ordinary day, on which a few requests are lost too. */
final class Everyday {
  /** Share of requests that people close on an ordinary day: stray navigation, lost patience. */
  private static final double CLOSES = 0.013;

  /** Share of requests that are closed late, at a common time or by a reset on an ordinary day. */
  private static final double ODD_CLOSES = 0.002;

  /** Share of requests that fail otherwise on an ordinary day. */
  private static final double FAILURES = 0.0005;

  /** A wait longer than this share of a route's answers took is a long one. */
  private static final double LONG = 0.9;

  /** Fewer answers than this do not tell what a route ordinarily takes. */
  private static final int LEAST_ANSWERS = 20;

  private static final double CHANCE = 0.01;

  /** Chance, all routes tried, at which closes on one route are no coincidence. */
  private static final double GATHERED = 0.001;

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
    List<Request> closed = scene.failed().stream().filter(Everyday::closed).toList();
    long stray = closed.stream().filter(r -> stray(r, scene)).count();
    long odd = closed.stream().filter(r -> !stray(r, scene) || late(r, scene)).count();
    long other = scene.failed().stream().filter(r -> !closed(r)).count();
    return Significance.binomialTail(stray, all, CLOSES) > CHANCE
        && !onOneRoute(closed, scene)
        && Significance.binomialTail(odd, all, ODD_CLOSES) > CHANCE
        && Significance.binomialTail(other, all, FAILURES) > CHANCE;
  }

  /**
   * Whether the closes gather on one route beyond its share of the requests and of the time that
   * requests take: people leave wherever they happen to be.
   */
  private static boolean onOneRoute(List<Request> closed, Scene scene) {
    if (closed.size() < TIMED) {
      return false;
    }
    double time = spent(scene.requests());
    return scene.routes().values().stream()
        .anyMatch(
            p -> {
              List<Request> of = p.requests();
              double share = (double) of.size() / scene.requests().size();
              double busy = time == 0 ? 0 : spent(of) / time;
              long here = of.stream().filter(Everyday::closed).count();
              return here >= TIMED
                  && Significance.binomialTail(here, closed.size(), Math.max(share, busy))
                          * scene.routes().size()
                      <= GATHERED;
            });
  }

  private static double spent(List<Request> requests) {
    return requests.stream().mapToDouble(r -> Math.max(0, r.elapsedMicros())).sum();
  }

  private static boolean closed(Request r) {
    return r.exchange().outcome() == Outcome.CLOSED_BY_CLIENT;
  }

  /**
   * Whether its client had waited longer than nearly all answers of the route take. Who leaves for
   * reasons of their own leaves at any age of a call, which is seldom that high; patience ends
   * late.
   */
  private static boolean late(Request r, Scene scene) {
    long[] answers =
        scene.route(r).requests().stream()
            .filter(Request::delivered)
            .mapToLong(Request::elapsedMicros)
            .filter(t -> t >= 0)
            .sorted()
            .toArray();
    return answers.length >= LEAST_ANSWERS
        && r.elapsedMicros() > Quantiles.of(answers, LONG) + r.slackMicros();
  }

  /** A close such as users make: at no common time, and not by a reset. */
  private static boolean stray(Request r, Scene scene) {
    boolean timed = scene.closedWall().map(w -> w.hits() >= TIMED && w.holds(r)).orElse(false);
    return closed(r) && !timed && !scene.resetByClient(r);
  }
}
