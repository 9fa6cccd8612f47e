package io.culprit.engine;

import io.culprit.correlate.Range;
import java.util.List;

/**
 * A stretch of time in which more requests failed than do every day.
 *
 * @param core from the beginning of the first slot with the trouble to the end of the last
 * @param read the core with healthy time on both sides, to compare with
 * @param without parts of {@code read} that belong to other windows; empty but for a chronic one
 * @param chronic whether it is a low level of failures that runs through all of the data
 * @param requests requests in the core (without {@code without})
 * @param failures failures in the core (without {@code without})
 */
public record Window(
    Range core, Range read, List<Range> without, boolean chronic, long requests, long failures) {
  public Window {
    without = List.copyOf(without);
  }

  /** The parts of {@code read} that are its own, in time order. */
  public List<Range> own() {
    return Stretches.without(read, without);
  }
}
