package io.culprit.rank.finding;

import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Phase;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;

/** Requests that failed because the proxy could not resolve its upstream's name. */
final class ResolveFailed extends ComplaintSign {
  ResolveFailed() {
    super("resolve-failed", Family.NAME, 0.0003);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.proxyComplains();
  }

  @Override
  String missing() {
    return "nginx's error log would show names that could not be resolved.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.failed() && r.hasNotice(Notice.RESOLVE_FAILED, Phase.UNKNOWN);
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "The proxy could not resolve its upstream's name: "
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
