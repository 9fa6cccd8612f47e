package io.culprit.parse;

import java.util.List;

/**
 * The beginning of a source, wrapper and colours taken off: its first lines (up to 400) without the
 * blank ones.
 *
 * @param lines in order
 * @param wrapperTimes whether a wrapper gives each line a time
 */
public record Sample(List<String> lines, boolean wrapperTimes) {
  public Sample {
    lines = List.copyOf(lines);
  }
}
