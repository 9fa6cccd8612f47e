package io.culprit.rank.finding;

import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;

/**
 * Requests on whose connection the load balancer and the proxy each saw the other side break off:
 * neither did, so what lies between them did.
 */
final class ResetBeforeProxy extends Sign {
  ResetBeforeProxy() {
    super("reset-before-proxy", Family.NETWORK, 0.0005);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.requests().stream()
        .anyMatch(r -> r.exchange().balancer().isPresent() && r.exchange().proxy().isPresent());
  }

  @Override
  String missing() {
    return "The load balancer's log beside the proxy's would show connections that broke between the two.";
  }

  /** haproxy's {@code SH}: the server side broke off before its header was whole. */
  @Override
  public boolean shows(Request r, Scene scene) {
    return r.failed()
        && r.exchange().balancer().map(b -> b.event().termination().startsWith("SH")).orElse(false)
        && r.proxyStatus() > 0
        && r.proxyStatus() < 500;
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "The load balancer lost the connection to the proxy, and the proxy the one to the load balancer: "
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
