package io.culprit.rank.finding;

import io.culprit.correlate.Outcome;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;

/**
 * Calls of real API routes that went to a host, port or prefix which does not serve the
 * application.
 */
final class WrongPlace extends Sign {
  WrongPlace() {
    super("wrong-place", Family.PLACE, 0.002);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.requests().stream().anyMatch(r -> r.exchange().edge().isPresent());
  }

  @Override
  String missing() {
    return "The access log of every host and default server would show misdirected calls.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.exchange().outcome() == Outcome.MISDIRECTED && r.exchange().edge().isPresent();
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "Calls of known routes arrived at a place that does not serve them (status "
        + counts.carriers().stream()
            .map(Request::status)
            .distinct()
            .sorted()
            .map(String::valueOf)
            .reduce((a, b) -> a + ", " + b)
            .orElse("")
        + ") and never reached the application: "
        + counts.failed().k()
        + " of "
        + counts.failed().n()
        + " failed requests.";
  }

  @Override
  boolean comparable() {
    return false;
  }
}
