package io.culprit.parse.balancer;

import io.culprit.parse.event.Ending;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Phase;
import java.util.Optional;

/**
 * haproxy's termination state: who ended the session, in which phase, and two characters about
 * cookies. Source: HAProxy configuration manual, "Session state at disconnection".
 */
public final class HaproxyTermination {
  private HaproxyTermination() {}

  /** What the state says; empty: an ordinary end, or an answer that haproxy made on purpose. */
  public static Optional<Ending> ending(String state) {
    if (state.length() < 2) {
      return Optional.empty();
    }
    char phase = state.charAt(1);
    return switch (state.charAt(0)) {
      case 'C' -> Optional.of(new Ending(Notice.CLIENT_CLOSED, towardsClient(phase)));
      case 'c' -> Optional.of(new Ending(Notice.CLIENT_TIMED_OUT, towardsClient(phase)));
      case 's' ->
          Optional.of(
              phase == 'Q'
                  ? new Ending(Notice.CONNECTIONS_EXHAUSTED, Phase.CONNECTING)
                  : new Ending(Notice.UPSTREAM_TIMED_OUT, towardsServer(phase)));
      case 'S' ->
          Optional.of(
              new Ending(
                  phase == 'C' ? Notice.UPSTREAM_REFUSED : Notice.UPSTREAM_CLOSED,
                  towardsServer(phase)));
      // The server went down, an active one came back, an administrator cut.
      case 'D', 'U', 'K' -> Optional.of(new Ending(Notice.UPSTREAM_CLOSED, towardsServer(phase)));
      case 'P' -> proxy(phase);
      case 'R' ->
          phase == 'C'
              ? Optional.of(new Ending(Notice.CONNECTIONS_EXHAUSTED, Phase.CONNECTING))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** haproxy itself: a limit, or an answer that it would not pass on. */
  private static Optional<Ending> proxy(char phase) {
    return switch (phase) {
      case 'C' -> Optional.of(new Ending(Notice.CONNECTIONS_EXHAUSTED, Phase.CONNECTING));
      case 'H', 'D' -> Optional.of(new Ending(Notice.UPSTREAM_BAD_RESPONSE, towardsServer(phase)));
      default -> Optional.empty();
    };
  }

  private static Phase towardsServer(char phase) {
    return switch (phase) {
      case 'R' -> Phase.READING_CLIENT;
      case 'Q', 'C' -> Phase.CONNECTING;
      case 'H' -> Phase.READING_HEADER;
      case 'D', 'L' -> Phase.READING_BODY;
      default -> Phase.UNKNOWN;
    };
  }

  /** The same phases, but of an answer on its way haproxy speaks as the sender. */
  private static Phase towardsClient(char phase) {
    Phase other = towardsServer(phase);
    return other == Phase.READING_BODY ? Phase.SENDING_TO_CLIENT : other;
  }
}
