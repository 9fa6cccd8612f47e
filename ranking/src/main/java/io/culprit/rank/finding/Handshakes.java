package io.culprit.rank.finding;

import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.ClientOutcome;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.util.Optional;

/** Reads the clients' own timings of look-ups, connects and handshakes. */
final class Handshakes {
  private static final long SLOW = 700_000;

  private Handshakes() {}

  /**
   * Whether the time before the request was sent was long: by the phases of the record, or because
   * the client waited much longer than the proxy worked.
   */
  static boolean slow(Request r, Scene scene) {
    return r.exchange().client().stream().anyMatch(p -> slow(p.event(), r));
  }

  private static boolean slow(ClientEvent c, Request r) {
    if (Math.max(c.dnsMicros(), Math.max(c.connectMicros(), c.tlsMicros())) >= SLOW) {
      return true;
    }
    boolean neverArrived = r.exchange().edge().isEmpty();
    if (neverArrived) {
      return c.elapsedMicros() >= SLOW
          && c.outcome() != ClientOutcome.OK
          && c.outcome() != ClientOutcome.LEFT
          && c.blockedMicros() >= SLOW;
    }
    Optional<AccessEvent> edge = r.exchange().edge();
    return c.elapsedMicros() >= 0
        && edge.isPresent()
        && edge.get().hasDuration()
        && c.blockedMicros() >= SLOW
        && c.elapsedMicros() - edge.get().durationMicros() >= SLOW;
  }
}
