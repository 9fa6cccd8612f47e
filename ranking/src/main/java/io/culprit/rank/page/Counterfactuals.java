package io.culprit.rank.page;

import io.culprit.rank.Counterfactual;
import io.culprit.rank.Ratio;
import io.culprit.rank.scene.Cutter;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.scene.Wall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Holds the backend times of the failed requests against the limits at which they ended. */
public final class Counterfactuals {
  /** Fewer failures without a common limit say nothing. */
  private static final int LEAST = 3;

  private Counterfactuals() {}

  /** A count for each limit learnt, from the outermost; one without a limit where there is none. */
  public static List<Counterfactual> of(Scene scene) {
    List<Counterfactual> counts = new ArrayList<>();
    at(scene, "client side", scene.closedWall(), Cutter.CLIENT, counts);
    at(scene, "load balancer", scene.balancerWall(), Cutter.BALANCER, counts);
    at(scene, scene.proxyName(), scene.proxyWall(), Cutter.PROXY, counts);
    if (counts.isEmpty()) {
      counts.add(count("", -1, scene.failed()));
    }
    return counts.stream().filter(c -> c.known().k() > 0 && says(c)).toList();
  }

  private static boolean says(Counterfactual c) {
    return c.limitMicros() >= 0 || c.unwaited().n() >= LEAST;
  }

  private static void at(
      Scene scene, String layer, Optional<Wall> wall, Cutter cutter, List<Counterfactual> counts) {
    wall.ifPresent(
        w ->
            counts.add(
                count(
                    layer,
                    w.micros(),
                    scene.failed().stream()
                        .filter(r -> r.cutter() == cutter && w.holds(r))
                        .toList())));
  }

  private static Counterfactual count(String layer, long limit, List<Request> ended) {
    List<Request> known = ended.stream().filter(r -> r.handlerMicros() >= 0).toList();
    List<Request> placed = known.stream().filter(r -> r.queueMicros() >= 0).toList();
    List<Request> limited = limit < 0 ? List.of() : known;
    return new Counterfactual(
        layer,
        limit,
        new Ratio(known.size(), ended.size()),
        among(limited, r -> r.handlerMicros() < limit),
        among(limited, r -> r.handlerMicros() < 2 * limit),
        among(placed, r -> !r.waited()),
        among(
            limited.stream().filter(r -> r.queueMicros() >= 0 && r.waited()).toList(),
            r -> r.handlerMicros() < limit));
  }

  private static Ratio among(List<Request> requests, Predicate<Request> with) {
    return new Ratio(requests.stream().filter(with).count(), requests.size());
  }
}
