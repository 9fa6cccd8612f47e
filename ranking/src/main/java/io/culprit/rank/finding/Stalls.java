package io.culprit.rank.finding;

import io.culprit.rank.scene.RouteProfile;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.scene.Stall;
import io.culprit.rank.stats.Ramp;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Judges the standstills of an application: begun by one blocking handler, or imposed from outside.
 *
 * <p>A handler that blocks the loop begins just before the standstill and runs exactly as long; it is the same route
 * each time. A frozen process stops at whatever handler happened to run.
 */
final class Stalls {
  private Stalls() {}

  /** Number of standstills whose last-started handler is of the usual route and ran as long as they did. */
  static long spanned(Scene scene) {
    String usual = usual(scene);
    return scene.stalls().stream()
        .filter(s -> s.spannedByLastStarted() && s.lastStarted().map(r -> r.route().equals(usual)).orElse(false))
        .count();
  }

  /** The route that most often began last before a standstill; {@code none} where unknown. */
  static String usual(Scene scene) {
    Map<String, Long> counts = new TreeMap<>();
    for (Stall s : scene.stalls()) {
      s.lastStarted().ifPresent(r -> counts.merge(r.route(), s.spannedByLastStarted() ? 2L : 1L, Long::sum));
    }
    return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse("none");
  }

  /** Number of routes that began last before a standstill. */
  static long routes(Scene scene) {
    return scene.stalls().stream().flatMap(s -> s.lastStarted().stream()).map(r -> r.route()).distinct().count();
  }

  /** Length of the longest. */
  static long longest(Scene scene) {
    return scene.stalls().stream().max(Comparator.comparingLong(Stall::micros)).map(Stall::micros).orElse(-1L);
  }

  /** 0 to 1: how clearly one route's handler blocked the application. */
  static double blocked(Scene scene) {
    double share = purity(scene);
    double usualShare = traffic(scene);
    long n = scene.stalls().size();
    return Ramp.between(share, Math.min(0.6, 0.2 + usualShare), 0.75) * Ramp.between(n, 0.5, 2.5);
  }

  /** 0 to 1: how clearly the process was stopped from outside. */
  static double frozen(Scene scene) {
    long n = scene.stalls().size();
    return Ramp.between(purity(scene), 0.7, 0.4) * Ramp.between(n, 0.5, 3.5);
  }

  private static double purity(Scene scene) {
    return scene.stalls().isEmpty() ? 0 : (double) spanned(scene) / scene.stalls().size();
  }

  private static double traffic(Scene scene) {
    RouteProfile route = scene.routes().get(usual(scene));
    return route == null ? 0 : (double) route.requests().size() / Math.max(1, scene.requests().size());
  }
}
