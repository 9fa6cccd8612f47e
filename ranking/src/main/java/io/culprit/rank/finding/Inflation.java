package io.culprit.rank.finding;

import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.RouteProfile;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.stats.Quantiles;
import io.culprit.rank.stats.Ramp;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Judges whether ordinarily fast handlers became slow themselves, which waiting in a queue does not do to them but a
 * lack of processor time does.
 */
final class Inflation {
  private static final long FAST = 60_000;
  private static final long SLOW = 150_000;
  private static final Scene.Fact<Map<String, RouteProfile>> ROUTES = Inflation::find;

  private Inflation() {}

  /** Routes whose handlers usually take under 60 ms at the quarter of their requests that is fastest. */
  static Map<String, RouteProfile> fast(Scene scene) {
    return scene.once(ROUTES);
  }

  /** Whether a request of such a route ran ten times as long as usual, and 150 ms at least. */
  static boolean inflated(Request r, Scene scene) {
    RouteProfile route = fast(scene).get(r.route());
    return route != null && r.handlerMicros() >= Math.max(SLOW, 10 * usual(route));
  }

  /** Number of routes with such requests. */
  static long routes(Scene scene) {
    return scene.requests().stream().filter(r -> inflated(r, scene)).map(Request::route).distinct().count();
  }

  /** 0 to 1: share of the fast routes' requests, during the incident, whose handlers were slow. */
  static double strength(Scene scene) {
    List<Request> during =
        scene.requests().stream().filter(r -> fast(scene).containsKey(r.route()) && r.handlerMicros() >= 0).toList();
    long slow = during.stream().filter(r -> inflated(r, scene)).count();
    return Ramp.between(slow, 3, 12) * Ramp.between((double) slow / Math.max(1, during.size()), 0.03, 0.15);
  }

  private static long usual(RouteProfile route) {
    return Math.max(2_000, Quantiles.of(route.handlerTimes(), 0.25));
  }

  private static Map<String, RouteProfile> find(Scene scene) {
    Map<String, RouteProfile> fast = new TreeMap<>();
    scene.routes().forEach((name, route) -> {
      if (!route.censored()
          && route.handlerTimes().length >= 8
          && Quantiles.of(route.handlerTimes(), 0.25) <= FAST) {
        fast.put(name, route);
      }
    });
    return fast;
  }
}
