package io.culprit.rank.finding;

import io.culprit.correlate.Outcome;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;

/** Failed calls among the first of their client after it loaded the page. */
final class FirstAfterPageLoad extends Sign {
  FirstAfterPageLoad() {
    super("first-after-page-load", Family.PLACE, 0.002);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.requests().stream().anyMatch(Pages::isPage);
  }

  @Override
  String missing() {
    return "Page loads in the access log would show whether the first calls fail.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    if (r.exchange().outcome() != Outcome.MISDIRECTED
        && r.exchange().outcome() != Outcome.REFUSED) {
      return false;
    }
    return scene.of(r.client(), r.startMicros() - SOON, r.startMicros()).stream()
        .anyMatch(Pages::isPage);
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "The failing calls come within three seconds after a page load of the same client: "
        + counts.failed().k()
        + " of "
        + counts.failed().n()
        + " failed requests.";
  }

  @Override
  boolean comparable() {
    return false;
  }

  private static final long SOON = 3_000_000;
}
