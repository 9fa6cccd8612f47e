package io.culprit.rank.finding;

import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.stats.Ramp;

/** Standstills of the application that began at whatever handler happened to run, and ended for all at once. */
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
    return "In " + scene.stalls().size() + " standstills the handler that began last differs (" + Stalls.routes(scene) + " routes) and is of any age; they cover " + counts.failed().k() + " of " + counts.failed().n() + " failed requests.";
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
