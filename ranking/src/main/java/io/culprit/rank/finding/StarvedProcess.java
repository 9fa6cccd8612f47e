package io.culprit.rank.finding;

import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.stats.Ramp;

/**
 * Requests that waited for their handlers while the application went on, but so slowly that
 * everybody waited.
 */
final class StarvedProcess extends Sign {
  StarvedProcess() {
    super("starved-process", Family.STALL, 0.001);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.requests().stream().anyMatch(r -> r.failed() && r.queueMicros() >= 0);
  }

  @Override
  String missing() {
    return "The application's own durations beside the proxy's upstream times would show a starved process.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return Crowds.waitedInMotion(r, scene);
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
  boolean comparable() {
    return false;
  }

  @Override
  double strength(Counts counts, Scene scene) {
    return graded(counts)
        * Ramp.between(counts.failed().share(), 0.3, 0.6)
        * Ramp.between(Crowds.waiting(scene), 0.75, 0.9);
  }
}
