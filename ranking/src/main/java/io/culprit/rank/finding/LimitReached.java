package io.culprit.rank.finding;

import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Origin;
import io.culprit.parse.event.Phase;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.stats.Ramp;
import java.util.List;
import java.util.stream.Stream;

/**
 * Complaints that a server had reached a limit of its own: its connections, its open files, its
 * local ports. Connections turned away before a request was read are in no access log, so that the
 * complaints alone can carry the sign.
 */
final class LimitReached extends Sign {
  private static final long NEAR = 1_000_000;

  LimitReached() {
    super("limit-reached", Family.PROCESS, 0.0005);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.proxyComplains() || !limits(scene).isEmpty();
  }

  @Override
  String missing() {
    return "The proxy's error log would show whether it ran out of connections or open files.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.failed()
        && (r.hasNotice(Notice.CONNECTIONS_EXHAUSTED, Phase.UNKNOWN)
            || r.endedAtBalancer(Notice.CONNECTIONS_EXHAUSTED, Phase.UNKNOWN)
            || (!r.reachedApplication()
                && Nearby.notice(scene, r, Notice.CONNECTIONS_EXHAUSTED, NEAR)));
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "A limit of connections, open files or ports was reached, by "
        + Words.count(limits(scene).size(), "complaint")
        + "; "
        + counts.failed().k()
        + " of "
        + Words.count(counts.failed().n(), "failed request")
        + " met it.";
  }

  @Override
  boolean comparable() {
    return false;
  }

  @Override
  double strength(Counts counts, Scene scene) {
    double turnedAway = Ramp.between(limits(scene).size(), 3, 12);
    return Math.max(graded(counts), 0.8 * turnedAway);
  }

  @Override
  Stream<Origin> further(Scene scene) {
    return limits(scene).stream().map(NoticeEvent::origin);
  }

  private static List<NoticeEvent> limits(Scene scene) {
    return scene.notices(Notice.CONNECTIONS_EXHAUSTED);
  }
}
