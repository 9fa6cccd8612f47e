package io.culprit.correlate;

import io.culprit.parse.Detected;
import io.culprit.parse.LineCount;
import io.culprit.parse.event.Moment;
import java.util.Optional;

/**
 * What is known of a source after reading it once.
 *
 * @param index position in the log set
 * @param name as cited
 * @param detected what it was recognised as
 * @param count what became of its lines
 * @param first earliest time in it, on its own clock
 * @param last latest time in it, on its own clock
 * @param clock its offset against the reference
 * @param events number of events by kind, in the order access, app, backend, notice, client
 * @param disorderMicros the farthest that a record stands behind a later one; 0: in order
 */
public record SourceProfile(
    int index,
    String name,
    Detected detected,
    LineCount count,
    Optional<Moment> first,
    Optional<Moment> last,
    ClockOffset clock,
    EventCounts events,
    long disorderMicros) {}
