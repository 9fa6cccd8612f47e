package io.culprit.rank.finding;

import io.culprit.correlate.Outcome;
import io.culprit.rank.scene.Cutter;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.scene.Wall;

/** Requests that clients closed after one fixed time, from many addresses: a limit of their own. */
final class ClientLimitWall extends Sign {
  ClientLimitWall() {
    super("client-limit-wall", Family.TIMEOUT, 0.002);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.hasProxyTimes() || scene.hasHandlerTimes();
  }

  @Override
  String missing() {
    return "Request times in the proxy's access log would show whether clients leave at a fixed time.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.exchange().outcome() == Outcome.CLOSED_BY_CLIENT
        && r.cutter() != Cutter.BALANCER
        && scene.closedWall().map(w -> w.holds(r)).orElse(false)
        && !r.exchange()
            .proxy()
            .map(p -> scene.frontAddress().map(p.client()::equals).orElse(false))
            .orElse(false);
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "Clients closed after "
        + Words.time(scene.closedWall().map(Wall::micros).orElse(-1L))
        + ", from "
        + Words.count(counts.carriers().stream().map(Request::client).distinct().count(), "client")
        + ": "
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
