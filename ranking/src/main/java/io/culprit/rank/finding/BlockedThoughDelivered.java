package io.culprit.rank.finding;

import io.culprit.correlate.Outcome;
import io.culprit.parse.event.ClientOutcome;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;

/** Calls that the page saw fail although the proxy delivered a whole, successful answer. */
final class BlockedThoughDelivered extends ClientSign {
  BlockedThoughDelivered() {
    super("blocked-though-delivered", Family.ORIGIN, 0.003);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.hasClientRecords();
  }

  @Override
  String missing() {
    return "Client reports or a HAR would show answers that the browser withheld from the page.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.failed()
        && r.exchange().client().stream()
            .anyMatch(
                p ->
                    p.event().outcome() == ClientOutcome.FAILED
                        && !p.event().error().contains("RESET")
                        && !p.event().error().contains("CLOSED"))
        && r.status() >= 200
        && r.status() < 400
        && r.exchange().outcome() != Outcome.TRUNCATED
        && r.exchange().notices().isEmpty();
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "The page saw a failure where the proxy delivered a whole successful answer: "
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
