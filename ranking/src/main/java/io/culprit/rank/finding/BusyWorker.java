package io.culprit.rank.finding;

import io.culprit.rank.scene.Scene;
import io.culprit.rank.stats.Ramp;

/**
 * Requests that waited for one busy worker while others, begun in the same moment, were served at
 * once.
 */
final class BusyWorker extends WaitingSign {
  BusyWorker() {
    super("busy-worker");
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "Of the requests that began beside a waiting one only "
        + Words.percent(Crowds.waiting(scene))
        + " waited too: one of several workers is busy; "
        + counts.failed().k()
        + " of "
        + counts.failed().n()
        + " failed requests waited.";
  }

  @Override
  double strength(Counts counts, Scene scene) {
    return graded(counts)
        * Ramp.between(counts.failed().share(), 0.2, 0.5)
        * Ramp.between(Crowds.waiting(scene), 0.8, 0.65)
        * (1 - Pool.in(scene).full());
  }
}
