package io.culprit.rank.finding;

import io.culprit.rank.scene.Bisection;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.stats.Ramp;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Requests of several routes, ordinarily fast ones among them, that timers cut in the same moments.
 * Users leave from all routes on any day: their closes tell nothing.
 */
final class AllRoutesAtOnce extends Sign {
  AllRoutesAtOnce() {
    super("all-routes-at-once", Family.QUEUE, 0.0005);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.routes().values().stream()
            .filter(p -> p.requests().stream().anyMatch(Request::reachedApplication))
            .count()
        > 1;
  }

  @Override
  String missing() {
    return "Only one route is in the logs.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return Queues.cutWaiting(r, scene)
        && scene.route(r).failures() < scene.failed().size()
        && others(r, scene) >= 2;
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "Requests of several routes were cut in the same seconds, ordinarily fast ones among them: "
        + counts.failed().k()
        + " of "
        + counts.failed().n()
        + " failed requests, on "
        + Words.count(counts.carriers().stream().map(Request::route).distinct().count(), "route")
        + ".";
  }

  @Override
  boolean comparable() {
    return false;
  }

  @Override
  double strength(Counts counts, Scene scene) {
    long routes = counts.carriers().stream().map(Request::route).distinct().count();
    long used =
        scene.routes().values().stream()
            .filter(p -> p.requests().stream().filter(Request::reachedApplication).count() >= 8)
            .count();
    return graded(counts)
        * Ramp.between((double) routes / Math.max(2, used), 0.3, 0.75)
        * Ramp.between(counts.failed().share(), 0.15, 0.5);
  }

  private static final long MOMENT = 4_000_000;

  private static final Scene.Fact<List<Request>> CUT =
      scene ->
          scene.failed().stream()
              .filter(r -> Queues.cutWaiting(r, scene))
              .sorted(Comparator.comparingLong(Request::endMicros))
              .toList();

  /**
   * Number of other routes on which a request was cut in the same moment; counting stops at two.
   */
  private static long others(Request r, Scene scene) {
    List<Request> cut = scene.once(CUT);
    int low = Bisection.firstFrom(cut, Request::endMicros, r.endMicros() - MOMENT);
    Set<String> routes = new HashSet<>();
    for (int i = low;
        i < cut.size() && routes.size() < 2 && cut.get(i).endMicros() <= r.endMicros() + MOMENT;
        i++) {
      if (!cut.get(i).route().equals(r.route())) {
        routes.add(cut.get(i).route());
      }
    }
    return routes.size();
  }
}
