package io.culprit.rank.finding;

import io.culprit.parse.event.ClientOutcome;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;

/** Requests that the client's own record says it gave up: its time limit, an abort, a page left. */
final class ClientGaveUp extends ClientSign {
  ClientGaveUp() {
    super("client-gave-up", Family.CLIENT, 0.005);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.hasClientRecords();
  }

  @Override
  String missing() {
    return "Client reports or a HAR would show whether the page gave up by itself.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.failed()
        && r.exchange().client().stream()
            .map(p -> p.event().outcome())
            .anyMatch(
                o ->
                    o == ClientOutcome.TIMED_OUT
                        || o == ClientOutcome.ABORTED
                        || o == ClientOutcome.LEFT);
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "The client's own record says it gave up (time limit, abort or page left): "
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
