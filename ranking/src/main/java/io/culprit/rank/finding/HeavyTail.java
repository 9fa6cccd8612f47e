package io.culprit.rank.finding;

import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;

/** Cut requests on routes whose times spread widely, from far below the limit to far above. */
final class HeavyTail extends Sign {
  HeavyTail() {
    super("heavy-tail", Family.HANDLER, 0.001);
  }

  @Override
  public boolean observable(Scene scene) {
    return Tails.judged(scene);
  }

  @Override
  String missing() {
    return "The application's own durations of the cut requests would show how widely they spread.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return Queues.cutWaiting(r, scene)
        && Tails.heavy(scene).contains(r.route())
        && !Tails.disturbed(r, scene);
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "Times of "
        + String.join(", ", Tails.heavy(scene))
        + " spread widely ("
        + Tails.range(scene, Tails.heavy(scene))
        + "): "
        + counts.failed().k()
        + " of "
        + counts.failed().n()
        + " failed requests are the tail.";
  }

  @Override
  boolean comparable() {
    return false;
  }
}
