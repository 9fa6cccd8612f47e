package io.culprit.correlate;

import io.culprit.correlate.Routes.Open;
import io.culprit.parse.event.ClientEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Two records of one call by one client: what its browser recorded (a HAR entry) and what its page
 * reported. Both read the same clock, so they agree to a fraction of a second.
 */
final class Companions {
  /** How far begins, and durations, of the two may lie apart, in microseconds. */
  private static final long APART = 250_000;

  static final Comparator<Open<ClientEvent>> ORDER =
      Comparator.comparingLong((Open<ClientEvent> o) -> o.time())
          .thenComparing(o -> o.event().origin());

  private final Map<String, List<Open<ClientEvent>>> byCall = new HashMap<>();
  private final Predicate<ClientEvent> recorded;
  private final Set<ClientEvent> taken = new HashSet<>();

  /**
   * Looks among records that no server's line claimed.
   *
   * @param recorded whether a record is the browser's own
   */
  Companions(List<Open<ClientEvent>> records, Predicate<ClientEvent> recorded) {
    this.recorded = recorded;
    records.stream().sorted(ORDER).forEach(o -> of(o.event()).add(o));
  }

  private List<Open<ClientEvent>> of(ClientEvent e) {
    return byCall.computeIfAbsent(e.method() + ' ' + e.path(), k -> new ArrayList<>());
  }

  /** Takes a record out, and its companion with it: one or two; none if it went before. */
  List<ClientEvent> take(Open<ClientEvent> record) {
    ClientEvent e = record.event();
    if (!taken.add(e)) {
      return List.of();
    }
    Optional<ClientEvent> companion =
        of(e).stream()
            .filter(o -> !taken.contains(o.event()) && recorded.test(o.event()) != recorded.test(e))
            .filter(o -> Math.abs(o.time() - record.time()) <= APART)
            .filter(o -> Math.abs(o.event().elapsedMicros() - e.elapsedMicros()) <= APART)
            .min(Comparator.comparingLong(o -> Math.abs(o.time() - record.time())))
            .map(Open::event);
    companion.ifPresent(taken::add);
    return companion.map(c -> List.of(e, c)).orElse(List.of(e));
  }

  /** Whether a record went. */
  boolean tookOut(ClientEvent e) {
    return taken.contains(e);
  }
}
