package io.culprit.rank.finding;

import io.culprit.correlate.Outcome;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Phase;
import io.culprit.rank.scene.Cutter;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;

/**
 * Truncated answers whose header came early and whose body took until a cut, or fell short of what
 * its siblings have.
 */
final class StalledBody extends ComplaintSign {
  StalledBody() {
    super("stalled-body", Family.BODY, 0.0005);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.requests().stream()
        .anyMatch(r -> r.exchange().edge().map(e -> e.bytes() >= 0).orElse(false));
  }

  @Override
  String missing() {
    return "Bytes sent, beside the bytes the application made, would show cut bodies.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.exchange().outcome() == Outcome.TRUNCATED
        && !r.hasNotice(Notice.CLIENT_TIMED_OUT, Phase.UNKNOWN)
        && r.cutter() != Cutter.CLIENT
        && !scene.resetByClient(r)
        && !UpstreamWasDone.shows(r)
        && !r.hasNotice(Notice.CLIENT_CLOSED, Phase.UNKNOWN);
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "Answers began and did not arrive whole, and neither a line nor a time blames the client's side: "
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
