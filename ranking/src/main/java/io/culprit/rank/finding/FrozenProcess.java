package io.culprit.rank.finding;

import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.stats.Ramp;

/**
 * Standstills of the application after which whatever was due went on at once: the process itself
 * stood still.
 */
final class FrozenProcess extends Sign {
  FrozenProcess() {
    super("frozen-process", Family.STALL, 0.001);
  }

  @Override
  public boolean observable(Scene scene) {
    return !scene.stalls().isEmpty();
  }

  @Override
  String missing() {
    return "No standstill of the application can be seen: its own begin and end times would show one.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return Crowds.stalled(r, scene) && Queues.cut(r);
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "After "
        + scene.stalls().size()
        + " standstills ("
        + Words.time(Stalls.longest(scene))
        + " the longest) handlers of any route went on at once; no one route led them. They touch "
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
    return Stalls.frozen(scene) * Ramp.between(counts.failed().share(), 0.05, 0.35);
  }
}
