package io.culprit.rank.finding;

import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.scene.Stall;

/**
 * A sign read from who else waited when a request waited for its handler although the application
 * went on.
 */
abstract class WaitingSign extends Sign {
  WaitingSign(String id) {
    super(id, Family.STALL, 0.0005);
  }

  @Override
  public final boolean observable(Scene scene) {
    return scene.requests().stream().anyMatch(r -> r.failed() && r.queueMicros() >= 0)
        && Stall.visible(scene.requests());
  }

  @Override
  final String missing() {
    return "The application's own durations, with times in milliseconds, beside the proxy's upstream times would show who waited.";
  }

  @Override
  public final boolean shows(Request r, Scene scene) {
    return Crowds.waitedInMotion(r, scene);
  }

  @Override
  final boolean comparable() {
    return false;
  }
}
