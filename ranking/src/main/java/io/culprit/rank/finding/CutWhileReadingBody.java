package io.culprit.rank.finding;

import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Phase;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;

/**
 * Answers cut between header and end because the application's side stalled, closed or broke off
 * while the body was read.
 */
final class CutWhileReadingBody extends ComplaintSign {
  CutWhileReadingBody() {
    super("cut-while-reading-body", Family.BODY, 0.0005);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.proxyComplains()
        || scene.requests().stream().anyMatch(r -> r.exchange().balancer().isPresent());
  }

  @Override
  String missing() {
    return "nginx's error log would name answers cut while reading the upstream.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.failed()
        && (r.hasNotice(Notice.UPSTREAM_TIMED_OUT, Phase.READING_BODY)
            || r.hasNotice(Notice.UPSTREAM_CLOSED, Phase.READING_BODY)
            || r.hasNotice(Notice.UPSTREAM_RESET, Phase.READING_BODY)
            || r.hasNotice(Notice.DISK_FAILED, Phase.UNKNOWN)
            || r.endedAtBalancer(Notice.UPSTREAM_TIMED_OUT, Phase.READING_BODY)
            || r.endedAtBalancer(Notice.UPSTREAM_CLOSED, Phase.READING_BODY));
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "The answer was cut after its header, while the body was read from the application: "
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
