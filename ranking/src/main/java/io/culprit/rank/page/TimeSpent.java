package io.culprit.rank.page;

import io.culprit.rank.SpanLine;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.RouteProfile;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.stats.Quantiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Where the time went: failed requests beside healthy ones, all together and on the routes that
 * fail most.
 */
public final class TimeSpent {
  private static final int ROUTES = 4;

  private TimeSpent() {}

  public static List<SpanLine> of(Scene scene) {
    List<SpanLine> lines = new ArrayList<>();
    add(
        lines,
        "all proxied routes",
        scene.requests().stream().filter(r -> r.reachedApplication() || r.failed()).toList());
    scene.routes().values().stream()
        .filter(p -> p.failures() > 0)
        .sorted(
            Comparator.comparingLong(RouteProfile::failures)
                .reversed()
                .thenComparing(RouteProfile::route))
        .limit(ROUTES)
        .forEach(p -> add(lines, p.route(), p.requests()));
    return lines;
  }

  private static void add(List<SpanLine> lines, String route, List<Request> requests) {
    add(lines, route, "at the intermediary that ended it", requests, Request::elapsedMicros);
    add(lines, route, "waiting for the handler", requests, Request::queueMicros);
    add(lines, route, "in the handler", requests, Request::handlerMicros);
  }

  private static void add(
      List<SpanLine> lines,
      String route,
      String span,
      List<Request> requests,
      ToLongFunction<Request> time) {
    long[] healthy = times(requests.stream().filter(Request::delivered).toList(), time);
    long[] failed = times(requests.stream().filter(Request::failed).toList(), time);
    if (healthy.length + failed.length > 0) {
      lines.add(
          new SpanLine(
              route,
              span,
              healthy.length,
              Quantiles.median(healthy),
              Quantiles.of(healthy, 0.95),
              failed.length,
              Quantiles.median(failed),
              Quantiles.of(failed, 0.95)));
    }
  }

  private static long[] times(List<Request> requests, ToLongFunction<Request> time) {
    return requests.stream().mapToLong(time).filter(v -> v >= 0).sorted().toArray();
  }
}
