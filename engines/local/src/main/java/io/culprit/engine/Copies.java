package io.culprit.engine;

import io.culprit.correlate.Survey;
import io.culprit.parse.LogSource;
import io.culprit.parse.event.Moment;
import io.culprit.parse.source.RotationOrder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds lines that an earlier source has too: a file given twice, a copy taken while it was
 * written, exports that overlap. Only those that may are compared: of one format, with one range of
 * lines and times or of one rotated set with times in common. Not thread-safe.
 */
final class Copies {
  /** Sources that follow one another may share this much time, in microseconds. */
  private static final long SEAM = 1_000_000;

  private final List<Seen> seen = new ArrayList<>();

  private record Seen(LogSource source, Survey survey) {}

  /**
   * What a source is when what was read before is left out.
   *
   * @param source the source without it; empty: all of it was read, and it cannot be counted by
   *     line
   * @param earlier the source that has it
   */
  record Copy(Optional<LogSource> source, LogSource earlier) {}

  /** The earlier source with which this one shares lines. */
  Optional<Copy> of(LogSource source, Survey survey) throws IOException {
    if (survey.count().lines() == 0) {
      return Optional.empty();
    }
    for (Seen earlier : seen) {
      boolean alike = alike(earlier.survey(), survey);
      if (earlier.source().detected().format() == source.detected().format()
          && (alike || meets(earlier, source, survey))) {
        Optional<LogSource> once = source.without(earlier.source());
        if (once.isPresent() || (alike && source.digest().equals(earlier.source().digest()))) {
          return Optional.of(new Copy(once, earlier.source()));
        }
      }
    }
    seen.add(new Seen(source, survey));
    return Optional.empty();
  }

  private static boolean alike(Survey a, Survey b) {
    return a.count().lines() == b.count().lines()
        && a.count().parsed() == b.count().parsed()
        && a.first().equals(b.first())
        && a.last().equals(b.last());
  }

  private static boolean meets(Seen a, LogSource source, Survey b) {
    if (!RotationOrder.sameSet(a.source().name(), source.name())) {
      return false;
    }
    return a.survey().first().isEmpty()
        || b.first().isEmpty()
        || (micros(a.survey().last()) - micros(b.first()) > SEAM
            && micros(b.last()) - micros(a.survey().first()) > SEAM);
  }

  private static long micros(Optional<Moment> at) {
    return at.map(Moment::micros).orElse(0L);
  }
}
