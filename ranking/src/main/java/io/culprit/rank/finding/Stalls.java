package io.culprit.rank.finding;

import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.scene.Stall;
import io.culprit.rank.stats.Ramp;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Judges the standstills of an application: begun by one blocking handler, or imposed from outside.
 *
 * <p>A handler that blocks the loop is the first to end after the standstill, alone, and is of the
 * same route each time. A frozen process goes on with whatever is due, several at once or of any
 * route.
 */
final class Stalls {
  private static final double BLOCKER = 0.9;

  private static final Scene.Fact<String> USUAL =
      scene -> {
        Map<String, Double> counts = new TreeMap<>();
        for (Stall s : scene.stalls()) {
          for (Request r : s.leaders()) {
            counts.merge(r.route(), 1.0 / s.leaders().size(), Double::sum);
          }
        }
        return counts.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse("none");
      };

  private Stalls() {}

  /**
   * Number of standstills after which handlers of the usual route ended first; a share counts where
   * several tie.
   */
  static double led(Scene scene) {
    String usual = usual(scene);
    return scene.stalls().stream().mapToDouble(s -> s.ledBy(usual)).sum();
  }

  /** The route whose handlers most often ended first; {@code none} where no handler did. */
  static String usual(Scene scene) {
    return scene.once(USUAL);
  }

  /** Length of the longest. */
  static long longest(Scene scene) {
    return scene.stalls().stream()
        .max(Comparator.comparingLong(Stall::micros))
        .map(Stall::micros)
        .orElse(-1L);
  }

  /** 0 to 1: how clearly one route's handler blocked the application. */
  static double blocked(Scene scene) {
    return Ramp.between(logRatio(scene), 0.3, 2.5);
  }

  /** 0 to 1: how clearly the process was stopped from outside. */
  static double frozen(Scene scene) {
    return Ramp.between(logRatio(scene), -0.3, -2);
  }

  /**
   * Natural log of the likelihood ratio that k of n standstills are ended by the usual route, if
   * that route blocks (nine in ten) against if any handler may end first (the route's share of the
   * traffic, and as the most frequent one of few at least three in ten).
   */
  private static double logRatio(Scene scene) {
    long n = scene.stalls().size();
    double k = led(scene);
    double chance = Math.min(0.8, Math.max(0.3, inFlight(scene)));
    return k * StrictMath.log(BLOCKER / chance)
        + (n - k) * StrictMath.log((1 - BLOCKER) / (1 - chance));
  }

  /**
   * Share of all handler time that the usual route takes, the standstills left out: how often it is
   * in flight.
   */
  private static double inFlight(Scene scene) {
    String usual = usual(scene);
    double all = 0;
    double own = 0;
    for (Request r : scene.requests()) {
      if (r.handlerMicros() >= 0 && !Crowds.stalled(r, scene)) {
        all += r.handlerMicros();
        own += r.route().equals(usual) ? r.handlerMicros() : 0;
      }
    }
    return all == 0 ? 0 : own / all;
  }
}
