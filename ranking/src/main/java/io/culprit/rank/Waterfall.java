package io.culprit.rank;

import java.util.List;

/**
 * One failed request step by step.
 *
 * @param title method, path and how it ended
 * @param startMicros its start
 * @param cause what explains it, as text
 * @param steps what each layer said, in time order
 */
public record Waterfall(String title, long startMicros, String cause, List<Step> steps) {
  public Waterfall {
    steps = List.copyOf(steps);
  }

  /**
   * One statement of one layer.
   *
   * @param layer e.g. {@code nginx}
   * @param fromMicros beginning on the common clock; -1: unknown
   * @param toMicros end on the common clock; -1: unknown
   * @param text what it says
   * @param citation its line
   */
  public record Step(
      String layer, long fromMicros, long toMicros, String text, Citation citation) {}
}
