package io.culprit.correlate;

import io.culprit.parse.LogCursor;
import io.culprit.parse.LogSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a source that a reading goes through, one behind the other.
 *
 * @param legs in the order of the source, at least none
 */
record Legs(List<Leg> legs) {
  Legs {
    legs = List.copyOf(legs);
  }

  /**
   * A part.
   *
   * @param part of the source
   * @param linesBefore lines of the source in front of it
   */
  record Leg(LogSource.Part part, long linesBefore) {
    LogCursor open() throws IOException {
      return part.open(linesBefore);
    }
  }

  /** A source from its beginning to its end. */
  static Legs whole(LogSource source) {
    return new Legs(List.of(new Leg(before -> source.open(), 0)));
  }

  /**
   * The parts that hold times within one of some ranges on the source's own clock; the whole where
   * it is not known what its parts hold.
   */
  static Legs within(LogSource source, Survey survey, List<Range> ranges) throws IOException {
    List<LogSource.Part> parts = source.parts(survey.cut().bytes());
    List<Stretch> stretches = survey.cut().stretches();
    if (parts.size() < 2 || parts.size() != stretches.size()) {
      return whole(source);
    }
    List<Leg> legs = new ArrayList<>();
    long before = 0;
    for (int i = 0; i < parts.size(); i++) {
      if (meets(stretches.get(i), ranges)) {
        legs.add(new Leg(parts.get(i), before));
      }
      before += stretches.get(i).count().lines();
    }
    return new Legs(legs);
  }

  private static boolean meets(Stretch stretch, List<Range> ranges) {
    if (stretch.first().isEmpty() || stretch.last().isEmpty()) {
      return true;
    }
    long first = stretch.first().get().micros();
    long last = stretch.last().get().micros();
    return ranges.stream().anyMatch(r -> first < r.to() && r.from() <= last);
  }
}
