package io.culprit.rank.scene;

import io.culprit.rank.stats.Quantiles;
import java.util.List;

/**
 * What is usual on a route.
 *
 * @param route method and folded path
 * @param requests all of them
 * @param handlerTimes application times of all requests, sorted; where the application logs none,
 *     the upstream times of the answered ones
 * @param censored whether {@code handlerTimes} lacks the cut requests
 * @param failures number of failed requests
 */
public record RouteProfile(
    String route, List<Request> requests, long[] handlerTimes, boolean censored, long failures) {

  /** Profile of the requests of one route. */
  static RouteProfile of(String route, List<Request> requests) {
    long failures = requests.stream().filter(Request::failed).count();
    long[] own =
        requests.stream().mapToLong(Request::handlerMicros).filter(v -> v >= 0).sorted().toArray();
    if (own.length * 2 >= requests.size() || own.length >= 20) {
      return new RouteProfile(route, requests, own, false, failures);
    }
    long[] seen =
        requests.stream()
            .filter(r -> !r.failed())
            .mapToLong(
                r ->
                    r.lastAttempt()
                        .map(a -> a.headerMicros() >= 0 ? a.headerMicros() : a.responseMicros())
                        .orElse(-1L))
            .filter(v -> v >= 0)
            .sorted()
            .toArray();
    return new RouteProfile(
        route,
        requests,
        own.length > 0 && own.length >= seen.length ? own : seen,
        own.length < seen.length || own.length == 0,
        failures);
  }

  /** Median application time; -1 where none is known. */
  public long median() {
    return Quantiles.median(handlerTimes);
  }
}
