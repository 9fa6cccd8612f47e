package io.culprit.engine;

import io.culprit.correlate.Survey;
import io.culprit.parse.LogSource;
import io.culprit.parse.event.Moment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds sources with the very bytes of an earlier one. Only those that look alike are hashed: a
 * copy has as many lines and the same first and last time.
 */
final class Copies {
  private record Look(long lines, long parsed, Optional<Moment> first, Optional<Moment> last) {}

  private final Map<Look, List<LogSource>> seen = new HashMap<>();

  /** The earlier source that this one is a copy of. */
  Optional<LogSource> original(LogSource source, Survey survey) throws IOException {
    if (survey.count().lines() == 0) {
      return Optional.empty();
    }
    Look look =
        new Look(survey.count().lines(), survey.count().parsed(), survey.first(), survey.last());
    List<LogSource> alike = seen.computeIfAbsent(look, l -> new ArrayList<>());
    if (!alike.isEmpty()) {
      String digest = source.digest();
      for (LogSource earlier : alike) {
        if (earlier.digest().equals(digest)) {
          return Optional.of(earlier);
        }
      }
    }
    alike.add(source);
    return Optional.empty();
  }
}
