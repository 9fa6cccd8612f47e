package io.culprit.rank.finding;

import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;

/** Cut requests of a few routes while the others kept their usual times. */
final class OtherRoutesFlat extends Sign {
  OtherRoutesFlat() {
    super("other-routes-flat", Family.ROUTES, 0.0005);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.hasHandlerTimes() || scene.hasProxyTimes();
  }

  @Override
  String missing() {
    return "Durations of the other routes would show whether only some are slow.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return Queues.cutWaiting(r, scene) && !r.waited() && Tails.othersFlat(scene);
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "Other routes kept their usual times while "
        + counts.failed().k()
        + " of "
        + counts.failed().n()
        + " failed requests were cut, on "
        + Words.count(counts.carriers().stream().map(Request::route).distinct().count(), "route")
        + ".";
  }

  @Override
  boolean comparable() {
    return false;
  }
}
