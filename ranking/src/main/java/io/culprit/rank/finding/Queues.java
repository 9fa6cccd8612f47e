package io.culprit.rank.finding;

import io.culprit.correlate.Outcome;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.UpstreamAttempt;
import io.culprit.rank.scene.Cutter;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;

/** Reads where a request spent its time before its handler began. */
final class Queues {
  private Queues() {}

  /** Whether it was ended while the application still owed the answer. */
  static boolean cut(Request r) {
    return r.failed()
        && (r.exchange().outcome() == Outcome.GATEWAY_TIMEOUT
            || r.exchange().outcome() == Outcome.CLOSED_BY_CLIENT
            || (r.cutter() == Cutter.BALANCER && r.exchange().outcome() != Outcome.TRUNCATED));
  }

  /**
   * Whether a timer cut it for taking too long: an intermediary's, or a fixed limit of the client's
   * side.
   */
  static boolean cutWaiting(Request r, Scene scene) {
    return cut(r)
        && (r.exchange().outcome() != Outcome.CLOSED_BY_CLIENT
            || r.cutter() == Cutter.BALANCER
            || scene.closedWall().map(w -> w.holds(r)).orElse(false));
  }

  /**
   * Time at the proxy that no try at the upstream accounts for, or that went into connecting; 0
   * where unknown.
   */
  static long beforeUpstream(Request r) {
    AccessEvent proxy = r.exchange().proxy().orElse(null);
    if (proxy == null || !proxy.hasDuration() || !proxy.upstreamLogged()) {
      return 0;
    }
    long connecting = 0;
    long total = 0;
    boolean known = false;
    for (UpstreamAttempt a : proxy.attempts()) {
      connecting += Math.max(0, a.connectMicros());
      total += Math.max(0, a.responseMicros());
      known |= a.responseMicros() >= 0;
    }
    boolean asked = !proxy.attempts().isEmpty() && known;
    boolean unresolved = proxy.status() == 502 && !known;
    if (!asked && !unresolved) {
      return 0;
    }
    if (proxy.status() == 499 || proxy.method().isEmpty()) {
      return connecting;
    }
    return Math.max(connecting, proxy.durationMicros() - total);
  }
}
