package io.culprit.rank.finding;

import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;

/**
 * Cut requests on routes whose slow calls all take about the same time, above the limit that cut
 * them.
 */
final class OrdinarilyOverLimit extends Sign {
  OrdinarilyOverLimit() {
    super("ordinarily-over-limit", Family.HANDLER, 0.001);
  }

  @Override
  public boolean observable(Scene scene) {
    return Tails.judged(scene);
  }

  @Override
  String missing() {
    return "The application's own durations of the cut requests would show whether the route is ordinarily slower than the limit.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return Queues.cutWaiting(r, scene)
        && Tails.steady(scene).contains(r.route())
        && !Tails.disturbed(r, scene);
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "Slow calls of "
        + String.join(", ", Tails.steady(scene))
        + " take a steady "
        + Tails.range(scene, Tails.steady(scene))
        + ", over the limit that cut them: "
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
