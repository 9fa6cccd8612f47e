package io.culprit.rank.finding;

import io.culprit.rank.scene.Bisection;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.stats.Significance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the route at whose end others go on: of several workers one is held by its handler, the
 * handlers that wait on that worker end with it, and the other workers hide the standstill.
 */
final class Releases {
  private static final long LONG = 1_200_000;

  /** What was held ends within so long of what held it. */
  private static final long WITH = 15_000;

  /** Logs state milliseconds. */
  private static final long TIE = 1_100;

  private static final Scene.Fact<Releases> FOUND = Releases::find;

  private final String route;
  private final Set<Request> released;
  private final double chance;

  private Releases(String route, Set<Request> released, double chance) {
    this.route = route;
    this.released = released;
    this.chance = chance;
  }

  static Releases in(Scene scene) {
    return scene.once(FOUND);
  }

  /** The route whose handlers hold others; empty: none does. */
  String route() {
    return route;
  }

  /** Whether a request ended with a handler that held it. */
  boolean holds(Request r) {
    return released.contains(r);
  }

  /** Number of requests that were held. */
  int size() {
    return released.size();
  }

  /** Probability that as many ends fall together by chance. */
  double chance() {
    return chance;
  }

  private static Releases find(Scene scene) {
    List<Request> slow =
        scene.requests().stream()
            .filter(r -> r.handledPrecisely() && r.handlerMicros() >= LONG)
            .filter(r -> !Crowds.stalled(r, scene))
            .sorted(Comparator.comparingLong(Request::handlerEndMicros))
            .toList();
    Map<String, List<Request>> byRoute = new TreeMap<>();
    slow.forEach(r -> byRoute.computeIfAbsent(r.route(), k -> new ArrayList<>()).add(r));
    Releases best = new Releases("", Set.of(), 1);
    for (Map.Entry<String, List<Request>> e : byRoute.entrySet()) {
      Releases found = by(e.getKey(), e.getValue(), slow);
      best = found.chance < best.chance ? found : best;
    }
    return best;
  }

  private static Releases by(String route, List<Request> holders, List<Request> slow) {
    long span =
        slow.get(slow.size() - 1).handlerEndMicros() - slow.get(0).handlerEndMicros() + WITH;
    Set<Request> released = new HashSet<>();
    long others = 0;
    for (Request r : slow) {
      if (!r.route().equals(route)) {
        others++;
        long end = r.handlerEndMicros();
        int at = Bisection.firstFrom(holders, Request::handlerEndMicros, end - WITH);
        if (at < holders.size() && holders.get(at).handlerEndMicros() <= end + TIE) {
          released.add(r);
        }
      }
    }
    double together = Math.min(1, (double) holders.size() * (WITH + TIE) / span);
    double chance =
        released.isEmpty() ? 1 : Significance.binomialTail(released.size(), others, together);
    return new Releases(route, Set.copyOf(released), chance);
  }
}
