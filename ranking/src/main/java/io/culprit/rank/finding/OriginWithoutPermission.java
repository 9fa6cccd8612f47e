package io.culprit.rank.finding;

import io.culprit.correlate.Outcome;
import io.culprit.parse.event.AccessEvent;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;

/** Answered calls of a page whose origin got no Access-Control-Allow-Origin header. */
final class OriginWithoutPermission extends Sign {
  OriginWithoutPermission() {
    super("origin-without-permission", Family.ORIGIN, 0.004);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.logsOrigins()
        || scene.requests().stream()
            .anyMatch(
                r ->
                    r.exchange().client().stream()
                        .anyMatch(p -> p.event().allowOrigin().isPresent()));
  }

  @Override
  String missing() {
    return "$http_origin and $sent_http_access_control_allow_origin in the access log, or a HAR, would show answers without permission.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.failed()
        && !r.exchange().method().equals("OPTIONS")
        && r.exchange().outcome() == Outcome.BLOCKED_PREFLIGHT
        && (r.exchange()
                .proxy()
                .flatMap(AccessEvent::allowOrigin)
                .map(String::isEmpty)
                .orElse(false)
            || r.exchange().client().stream()
                .anyMatch(p -> p.event().allowOrigin().map(String::isEmpty).orElse(false)));
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "The answer came but without permission for the page's origin: "
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
