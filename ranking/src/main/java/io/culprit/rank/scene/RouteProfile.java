package io.culprit.rank.scene;

import java.util.List;

/**
 * The requests of one route.
 *
 * @param route method and folded path
 * @param requests all of them, in the order of their starts
 * @param failures number of failed ones
 */
public record RouteProfile(String route, List<Request> requests, long failures) {
  public RouteProfile {
    requests = List.copyOf(requests);
  }

  /** Profile of the requests of one route. */
  static RouteProfile of(String route, List<Request> requests) {
    return new RouteProfile(route, requests, requests.stream().filter(Request::failed).count());
  }
}
