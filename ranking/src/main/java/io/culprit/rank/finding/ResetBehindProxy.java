package io.culprit.rank.finding;

import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Phase;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.stats.Ramp;

/**
 * Requests whose connection between the proxy and the application was reset although the
 * application answered them.
 */
final class ResetBehindProxy extends ComplaintSign {
  ResetBehindProxy() {
    super("reset-behind-proxy", Family.NETWORK, 0.0005);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.proxyComplains();
  }

  @Override
  String missing() {
    return "nginx's error log would show resets (104) between the proxy and the application.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.failed()
        && r.hasNotice(Notice.UPSTREAM_RESET, Phase.UNKNOWN)
        && !Nearby.death(scene, r)
        && !Nearby.restart(scene, r);
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "The connection between the proxy and the application was reset with no death or restart near it: "
        + counts.failed().k()
        + " of "
        + counts.failed().n()
        + " failed requests, "
        + counts.carriers().stream().filter(r -> !r.exchange().backend().isEmpty()).count()
        + " of which the application finished.";
  }

  @Override
  boolean comparable() {
    return false;
  }

  @Override
  double strength(Counts counts, Scene scene) {
    return graded(counts)
        * Ramp.between(
            (double)
                    counts.carriers().stream()
                        .filter(r -> !r.exchange().backend().isEmpty())
                        .count()
                / Math.max(1, counts.failed().k()),
            0.2,
            0.6);
  }
}
