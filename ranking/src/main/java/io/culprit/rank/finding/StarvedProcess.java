package io.culprit.rank.finding;

import io.culprit.rank.scene.Scene;
import io.culprit.rank.stats.Ramp;

/**
 * Requests that waited for their handlers while the application went on, but so slowly that
 * everybody waited.
 */
final class StarvedProcess extends WaitingSign {
  StarvedProcess() {
    super("starved-process");
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "The application went on finishing requests, but of those that began beside a waiting one "
        + Words.percent(Crowds.waiting(scene))
        + " waited too: "
        + counts.failed().k()
        + " of "
        + counts.failed().n()
        + " failed requests.";
  }

  @Override
  double strength(Counts counts, Scene scene) {
    return graded(counts)
        * Ramp.between(counts.failed().share(), 0.3, 0.6)
        * Ramp.between(Crowds.waiting(scene), 0.75, 0.9)
        * (1 - Pool.in(scene).full());
  }
}
