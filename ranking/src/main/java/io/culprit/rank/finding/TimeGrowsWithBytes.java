package io.culprit.rank.finding;

import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.RouteProfile;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.scene.Wall;
import io.culprit.rank.stats.Correlations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Slow requests whose time follows the size of their answer. */
final class TimeGrowsWithBytes extends Sign {
  TimeGrowsWithBytes() {
    super("time-grows-with-bytes", Family.SIZE, 0.0005);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.requests().stream()
            .anyMatch(
                r ->
                    r.handlerMicros() >= 0
                        && r.exchange().backend().stream().anyMatch(b -> b.event().bytes() >= 0))
        || small(scene)
        || !growing(scene).isEmpty();
  }

  /**
   * Whether the sizes of what was delivered are known and none of them is large: then nothing can
   * have grown with size, although nobody knows the sizes of what was cut.
   */
  private static boolean small(Scene scene) {
    List<Request> sized =
        scene.requests().stream()
            .filter(r -> r.delivered() && r.handlerMicros() >= 0 && r.bytes() >= 0)
            .filter(r -> scene.route(r).failures() > 0)
            .toList();
    return sized.size() >= LEAST && sized.stream().noneMatch(r -> r.bytes() > BIG);
  }

  @Override
  String missing() {
    return "The application's durations beside its body sizes would show whether time grows with size.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return growing(scene).contains(r.route())
        && r.handlerMicros() >= NEAR * scene.once(LIMIT)
        && (r.bytes() > BIG || (r.bytes() < 0 && Queues.cutWaiting(r, scene)));
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "On "
        + String.join(", ", growing(scene))
        + " the application's time follows the size of the answer: "
        + counts.words()
        + " are large ones there.";
  }

  private static final long BIG = 100_000;
  private static final int LEAST = 12;
  private static final double STRONG = 0.6;

  /** Share of the limit from which on a request counts as slow. */
  private static final double NEAR = 0.6;

  /** The time at which requests were cut; 0: at no common one. */
  private static final Scene.Fact<Long> LIMIT =
      scene ->
          Stream.of(scene.balancerWall(), scene.proxyWall(), scene.closedWall())
              .flatMap(Optional::stream)
              .mapToLong(Wall::micros)
              .min()
              .orElse(0L);

  private static final Scene.Fact<List<String>> GROWING = TimeGrowsWithBytes::find;

  private static List<String> growing(Scene scene) {
    return scene.once(GROWING);
  }

  /** Failing routes on which large answers (from 100 kB) take long in proportion to their size. */
  private static List<String> find(Scene scene) {
    List<String> routes = new ArrayList<>();
    for (RouteProfile route : scene.routes().values()) {
      if (route.failures() > 0) {
        List<Request> sized =
            route.requests().stream()
                .filter(r -> r.handlerMicros() >= 0 && r.bytes() > BIG)
                .toList();
        if (sized.size() >= LEAST
            && Correlations.spearman(
                    sized.stream().mapToDouble(Request::bytes).toArray(),
                    sized.stream().mapToDouble(Request::handlerMicros).toArray())
                >= STRONG) {
          routes.add(route.route());
        }
      }
    }
    return routes;
  }
}
