package io.culprit.rank.finding;

import io.culprit.correlate.Outcome;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Phase;
import io.culprit.rank.scene.Cutter;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;

/**
 * Requests that the reverse proxy itself cut because its upstream timer ran out before a header
 * came.
 */
final class ProxyTimeoutWall extends ComplaintSign {
  ProxyTimeoutWall() {
    super("proxy-timeout-wall", Family.TIMEOUT, 0.0005);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.requests().stream().anyMatch(r -> r.exchange().proxy().isPresent());
  }

  @Override
  String missing() {
    return "The proxy's access log would show whether it cut the requests (504).";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.cutter() == Cutter.PROXY
        && r.exchange().outcome() == Outcome.GATEWAY_TIMEOUT
        && !r.hasNotice(Notice.UPSTREAM_TIMED_OUT, Phase.UPSTREAM_HANDSHAKE)
        && !r.hasNotice(Notice.UPSTREAM_TIMED_OUT, Phase.CONNECTING);
  }

  @Override
  String words(Counts counts, Scene scene) {
    String at =
        scene
            .proxyWall()
            .map(w -> ", " + w.hits() + " of them at " + Words.time(w.micros()))
            .orElse("");
    return "The proxy gave up waiting for the application's header: "
        + counts.failed().k()
        + " of "
        + counts.failed().n()
        + " failed requests"
        + at
        + ".";
  }

  @Override
  boolean comparable() {
    return false;
  }
}
