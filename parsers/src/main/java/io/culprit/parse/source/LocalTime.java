package io.culprit.parse.source;

import io.culprit.parse.LineParser;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The zone of times that carry none, as the user gave it. Parsers read such times as UTC; a {@link
 * LocalClock} moves them.
 *
 * @param zone the zone; absent: times stay as read
 */
public record LocalTime(Optional<ZoneId> zone) {
  /** Times stay as they were read. */
  public static LocalTime asRead() {
    return new LocalTime(Optional.empty());
  }

  /** A parser whose events are moved, where it stands among others whose times have a zone. */
  public LineParser around(LineParser parser) {
    if (zone.isEmpty()) {
      return parser;
    }
    LocalClock clock = clock();
    return (origin, line, written, sink) ->
        parser.parse(origin, line, written, clock.sink(sink, written));
  }

  /** What moves the times of one reading of one source. */
  LocalClock clock() {
    return new LocalClock(zone.map(ZoneId::getRules));
  }

  /** Whether a local time may mean two instants, so that the lines before it are needed. */
  boolean hasFolds() {
    return zone.isPresent() && !zone.get().getRules().isFixedOffset();
  }
}
