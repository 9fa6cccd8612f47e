package io.culprit.rank.finding;

import io.culprit.correlate.Outcome;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Phase;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;

/**
 * Requests that the proxy could not get answered because the application's side refused, reset or
 * closed the connection.
 */
final class GatewayErrorBurst extends ComplaintSign {
  GatewayErrorBurst() {
    super("gateway-error-burst", Family.GATEWAY, 0.0005);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.requests().stream().anyMatch(r -> r.exchange().proxy().isPresent());
  }

  @Override
  String missing() {
    return "The proxy's access log would show its own 502.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.exchange().outcome() == Outcome.GATEWAY_ERROR
        && r.exchange().proxy().isPresent()
        && !r.hasNotice(Notice.RESOLVE_FAILED, Phase.UNKNOWN)
        && !r.hasNotice(Notice.UPSTREAM_TLS_FAILED, Phase.UNKNOWN)
        && r.lastAttempt().isPresent();
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "The application's side refused, reset or closed the connection before a header: "
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
