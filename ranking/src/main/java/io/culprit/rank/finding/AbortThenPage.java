package io.culprit.rank.finding;

import io.culprit.correlate.Outcome;
import io.culprit.parse.event.ClientOutcome;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;

/** Requests closed by a client that at once loads a page: the user moved on. */
final class AbortThenPage extends Sign {
  AbortThenPage() {
    super("abort-then-page", Family.CLOSE, 0.002);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.requests().stream().anyMatch(Pages::isPage) || scene.hasClientRecords();
  }

  @Override
  String missing() {
    return "Page loads of the same clients in the access log, or client reports, would show whether users moved on.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    if (r.exchange().outcome() != Outcome.CLOSED_BY_CLIENT || r.client().isEmpty()) {
      return false;
    }
    long slack = r.exchange().edge().map(e -> e.end().precisionMicros()).orElse(1_000L);
    boolean page =
        scene.of(r.client(), r.endMicros() - slack, r.endMicros() + NEXT + slack).stream()
            .anyMatch(Pages::isPage);
    return page || r.clientRecord().map(c -> c.outcome() == ClientOutcome.LEFT).orElse(false);
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "The client closed and loaded a page within two seconds, or the page said it was left: "
        + counts.failed().k()
        + " of "
        + counts.failed().n()
        + " failed requests.";
  }

  @Override
  boolean comparable() {
    return false;
  }

  private static final long NEXT = 2_000_000;
}
