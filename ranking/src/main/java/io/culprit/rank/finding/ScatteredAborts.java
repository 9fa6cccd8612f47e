package io.culprit.rank.finding;

import io.culprit.correlate.Outcome;
import io.culprit.rank.scene.Cutter;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;

/** Requests that the client's side closed at no particular time, above the everyday level. */
final class ScatteredAborts extends Sign {
  ScatteredAborts() {
    super("scattered-aborts", Family.CLOSE, 0.011);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.requests().stream().anyMatch(r -> r.exchange().edge().isPresent());
  }

  @Override
  String missing() {
    return "The proxy's access log would show closes by clients (499).";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.exchange().outcome() == Outcome.CLOSED_BY_CLIENT
        && r.cutter() != Cutter.BALANCER
        && !scene.resetByClient(r)
        && !scene.closedWall().map(w -> w.holds(r)).orElse(false);
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "Closed by the client's side at scattered times: "
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
