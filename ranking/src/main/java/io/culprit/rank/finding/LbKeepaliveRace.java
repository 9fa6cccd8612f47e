package io.culprit.rank.finding;

import io.culprit.parse.event.Ending;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.stats.Quantiles;

/**
 * Requests that the load balancer lost on a connection the proxy was closing: 502 within moments,
 * and the proxy knows nothing of them.
 */
final class LbKeepaliveRace extends Sign {
  LbKeepaliveRace() {
    super("lb-keepalive-race", Family.BALANCER, 0.0005);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.requests().stream().anyMatch(r -> r.exchange().balancer().isPresent())
        && scene.requests().stream().anyMatch(r -> r.exchange().proxy().isPresent());
  }

  @Override
  String missing() {
    return "The load balancer's log beside the proxy's would show requests lost between the two.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.failed()
        && r.exchange().proxy().isEmpty()
        && r.exchange()
            .balancer()
            .flatMap(b -> b.event().ending())
            .map(LbKeepaliveRace::lost)
            .orElse(false)
        && r.elapsedMicros() < 1_500_000;
  }

  /** The connection went away under the request, or there was none to be had. */
  private static boolean lost(Ending ending) {
    return switch (ending.kind()) {
      case UPSTREAM_CLOSED, UPSTREAM_RESET, UPSTREAM_REFUSED -> true;
      default -> false;
    };
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "The load balancer's connection was closed under the request before an answer (after a median of "
        + Words.time(
            Quantiles.median(
                counts.carriers().stream().mapToLong(Request::elapsedMicros).sorted().toArray()))
        + ") and the proxy logged nothing of it: "
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
