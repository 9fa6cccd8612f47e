package io.culprit.rank.finding;

import io.culprit.correlate.Outcome;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;

/** Calls to the right place that failed for the client and that the proxy never logged. */
final class NeverReachedProxy extends ClientSign {
  NeverReachedProxy() {
    super("never-reached-proxy", Family.CLIENT, 0.001);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.hasClientRecords()
        && scene.requests().stream().anyMatch(r -> r.exchange().proxy().isPresent());
  }

  @Override
  String missing() {
    return "Client reports beside the proxy's log would show calls that never arrived.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.failed() && r.exchange().edge().isEmpty() && r.exchange().outcome() == Outcome.REFUSED;
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "The client called the right place, failed, and the proxy has no line of it: "
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
