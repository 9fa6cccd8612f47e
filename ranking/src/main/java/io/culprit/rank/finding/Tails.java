package io.culprit.rank.finding;

import io.culprit.parse.event.Notice;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.RouteProfile;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.scene.Wall;
import io.culprit.rank.stats.Quantiles;
import io.culprit.rank.stats.Ramp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Judges how the slow calls of a failing route are spread: all about as long as each other (the
 * route is ordinarily slower than the limit), or from far below the limit to far above it (a tail).
 */
final class Tails {
  /** From this steadiness on a route's slow calls count as steady, below it as a tail. */
  private static final double STEADY = 0.5;

  private static final int LEAST_CUT = 3;

  /** A route whose calls are cut less often than this share is not ordinarily slower. */
  private static final double ORDINARY = 1.0 / 3;

  private static final Scene.Fact<List<Shape>> SHAPES = Tails::shapes;

  private Tails() {}

  /**
   * The slow calls of a route.
   *
   * @param slow application times from a third of the limit on, sorted
   * @param steadiness 0: a tail that runs through the limit; 1: a cluster beyond it
   */
  private record Shape(String route, List<Long> slow, double steadiness) {}

  /** Whether any failing route's own times are known, so that it can be judged. */
  static boolean judged(Scene scene) {
    return !scene.once(SHAPES).isEmpty();
  }

  /** Failing routes whose slow calls are all about as long as each other. */
  static List<String> steady(Scene scene) {
    return scene.once(SHAPES).stream().filter(Tails::isSteady).map(Shape::route).toList();
  }

  /** Failing routes whose times reach from below the limit to far above. */
  static List<String> heavy(Scene scene) {
    return scene.once(SHAPES).stream().filter(s -> !isSteady(s)).map(Shape::route).toList();
  }

  /** Tenth to ninetieth percentile of the slow calls of some routes, in words. */
  static String range(Scene scene, List<String> routes) {
    long[] all =
        scene.once(SHAPES).stream()
            .filter(s -> routes.contains(s.route()))
            .flatMapToLong(s -> s.slow().stream().mapToLong(Long::longValue))
            .sorted()
            .toArray();
    return Words.time(Quantiles.of(all, 0.1)) + " to " + Words.time(Quantiles.of(all, 0.9));
  }

  /** Whether most routes that were not cut kept their usual times during the incident. */
  static boolean othersFlat(Scene scene) {
    return scene.once(OTHERS);
  }

  private static final Scene.Fact<Boolean> OTHERS =
      scene -> {
        long failing = scene.routes().values().stream().filter(p -> cut(scene, p) >= 2).count();
        long used = scene.routes().values().stream().filter(p -> proxied(p) >= 5).count();
        return failing > 0 && used - failing >= 1 && failing * 2 <= used + 1;
      };

  private static boolean isSteady(Shape s) {
    return s.steadiness() >= STEADY;
  }

  /**
   * How much the calls beyond the limit are a cluster of their own: few of them just under the
   * limit, and the longest (90 %) not much longer than the shortest (10 %).
   */
  private static double steadiness(long[] slow, long limit) {
    long[] over = Arrays.stream(slow).filter(v -> v >= limit * 95 / 100).toArray();
    if (over.length == 0) {
      return 0;
    }
    long under = Arrays.stream(slow).filter(v -> v >= limit / 2 && v < limit * 95 / 100).count();
    double ratio = (double) Quantiles.of(over, 0.9) / Math.max(1, Quantiles.of(over, 0.1));
    return Math.min(
        Ramp.between((double) under / over.length, 0.7, 0.3), Ramp.between(ratio, 1.85, 1.45));
  }

  private static long cut(Scene scene, RouteProfile p) {
    return p.requests().stream().filter(r -> Queues.cutWaiting(r, scene)).count();
  }

  /**
   * Whether something else than its own work made a handler slow: it waited in a queue, a
   * standstill touched it, or messages say that a name look-up did.
   */
  static boolean disturbed(Request r, Scene scene) {
    return r.waited()
        || Crowds.stalled(r, scene)
        || Nearby.about(scene, r, Notice.DNS_SLOW, Notice.DNS_FAILED);
  }

  private static long proxied(RouteProfile p) {
    return p.requests().stream().filter(Request::reachedApplication).count();
  }

  private static List<Shape> shapes(Scene scene) {
    List<Shape> shapes = new ArrayList<>();
    for (RouteProfile p : scene.routes().values()) {
      shape(scene, p).ifPresent(shapes::add);
    }
    return shapes;
  }

  private static Optional<Shape> shape(Scene scene, RouteProfile p) {
    List<Request> cut =
        p.requests().stream()
            .filter(r -> Queues.cutWaiting(r, scene) && !disturbed(r, scene))
            .toList();
    long[] known = cut.stream().mapToLong(Request::handlerMicros).filter(v -> v >= 0).toArray();
    if (cut.size() < LEAST_CUT) {
      return Optional.empty();
    }
    if (known.length < LEAST_CUT) {
      return censored(scene, p, cut);
    }
    long[] waits =
        cut.stream().mapToLong(Request::elapsedMicros).filter(v -> v > 0).sorted().toArray();
    long limit = waits.length == 0 ? Arrays.stream(known).min().orElse(1) : Quantiles.median(waits);
    if (limit < Wall.LEAST) {
      return Optional.empty();
    }
    long[] slow =
        p.requests().stream()
            .filter(r -> !disturbed(r, scene))
            .mapToLong(Request::handlerMicros)
            .filter(v -> v >= limit / 3)
            .sorted()
            .toArray();
    if (slow.length < LEAST_CUT) {
      return Optional.empty();
    }
    return Optional.of(
        new Shape(p.route(), Arrays.stream(slow).boxed().toList(), steadiness(slow, limit)));
  }

  /**
   * The slow calls of a route whose application logs no times: of the cut ones it is known only
   * that they would have taken longer. A tail leaves many answers just under the limit; a route
   * that is ordinarily slower leaves few, and is cut often. Few answers under the limit beside few
   * cut ones tell neither.
   */
  private static Optional<Shape> censored(Scene scene, RouteProfile p, List<Request> cut) {
    long[] waits =
        cut.stream().mapToLong(Request::elapsedMicros).filter(v -> v > 0).sorted().toArray();
    long limit = Quantiles.median(waits);
    if (waits.length < LEAST_CUT || limit < Wall.LEAST) {
      return Optional.empty();
    }
    List<Long> slow =
        p.requests().stream()
            .filter(r -> (r.delivered() || cut.contains(r)) && !disturbed(r, scene))
            .map(Request::elapsedMicros)
            .filter(v -> v >= limit / 3)
            .sorted()
            .toList();
    long under = slow.stream().filter(v -> v >= limit / 2 && v < limit * 95 / 100).count();
    Shape shape = new Shape(p.route(), slow, Ramp.between((double) under / cut.size(), 0.7, 0.3));
    boolean often = cut.size() >= ORDINARY * p.requests().size();
    return isSteady(shape) && !often ? Optional.empty() : Optional.of(shape);
  }
}
