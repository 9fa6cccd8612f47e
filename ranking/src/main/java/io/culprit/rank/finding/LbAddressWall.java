package io.culprit.rank.finding;

import io.culprit.correlate.Outcome;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.scene.Wall;

/** Requests closed at the proxy by the one address in front of it, after one fixed time. */
final class LbAddressWall extends Sign {
  LbAddressWall() {
    super("lb-address-wall", Family.TIMEOUT, 0.0005);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.frontAddress().isPresent() && scene.hasProxyTimes();
  }

  @Override
  String missing() {
    return "An access log with the peer's address and the request time would show a fixed cut from a load balancer.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.exchange().outcome() == Outcome.CLOSED_BY_CLIENT
        && scene.closedWall().map(w -> w.holds(r)).orElse(false)
        && r.exchange()
            .proxy()
            .map(p -> scene.frontAddress().map(p.client()::equals).orElse(false))
            .orElse(false);
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "Closed from the load balancer's address "
        + scene.frontAddress().orElse("")
        + " after "
        + Words.time(scene.closedWall().map(Wall::micros).orElse(-1L))
        + ": "
        + counts.failed().k()
        + " of "
        + counts.failed().n()
        + " failed requests, whatever the client.";
  }

  @Override
  boolean comparable() {
    return false;
  }
}
