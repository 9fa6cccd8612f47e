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
 * <p>A handler that blocks the loop mostly begins with the standstill and is the first to end after
 * it, alone, and is of the same route each time. A frozen process goes on with whatever is due,
 * several at once or of any route, begun long before.
 */
final class Stalls {
  /** Natural log of the likelihood ratio from which on there is no doubt; at none both are half. */
  private static final double CLEAR = 2.5;

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
    return Ramp.between(logRatio(scene), -CLEAR, CLEAR);
  }

  /** 0 to 1: how clearly the process was stopped from outside. */
  static double frozen(Scene scene) {
    return Ramp.between(logRatio(scene), CLEAR, -CLEAR);
  }

  /**
   * Natural log of the likelihood ratio of these standstills, if the usual route's handlers held
   * the loop against if the process was stopped.
   *
   * <p>Most handlers that block do so soon after they begin, some only later. A stopped process has
   * whatever route in flight as often as it is in flight (as the most frequent one of few at least
   * three in ten), seldom one that just began; and several handlers are due when it goes on.
   */
  private static double logRatio(Scene scene) {
    String usual = usual(scene);
    double chance = Math.min(0.8, Math.max(0.3, inFlight(scene)));
    double fresh = 0.35 * chance;
    double soon = 0;
    double late = 0;
    double stopped = 0;
    double ties = 0;
    for (Stall s : scene.stalls()) {
      double led = s.ledBy(usual);
      if (s.heldBy(usual)) {
        soon += StrictMath.log(0.88);
        late += StrictMath.log(0.1);
        stopped += StrictMath.log(fresh);
      } else {
        soon += StrictMath.log(led * 0.07 + (1 - led) * 0.05);
        late += StrictMath.log(led * 0.8 + (1 - led) * 0.1);
        stopped += StrictMath.log(led * (chance - fresh) + (1 - led) * (1 - chance));
      }
      ties += s.tied() ? StrictMath.log(0.2 / 0.6) : StrictMath.log(0.8 / 0.4);
    }
    double blocked = StrictMath.log(0.88 * StrictMath.exp(soon) + 0.12 * StrictMath.exp(late));
    return scene.stalls().isEmpty() ? 0 : blocked - stopped + ties;
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
