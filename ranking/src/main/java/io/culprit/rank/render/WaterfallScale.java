package io.culprit.rank.render;

import io.culprit.rank.Waterfall;
import io.culprit.rank.Waterfall.Step;

/**
 * The stretch of time that a bar's width stands for.
 *
 * @param from beginning in epoch microseconds
 * @param to end
 * @param width characters
 */
record WaterfallScale(long from, long to, int width) {
  static WaterfallScale of(Waterfall w, int width) {
    long from = w.startMicros();
    long to = w.startMicros() + 1;
    for (Step s : w.steps()) {
      if (last(s) >= 0) {
        from = Math.min(from, first(s));
        to = Math.max(to, last(s));
      }
    }
    return new WaterfallScale(from, to, width);
  }

  /** The step as a bar, a moment as a diamond, with a filler around it; a step without time: ?. */
  String bar(Step step, char filler) {
    if (last(step) < 0) {
      return "?";
    }
    int first = column(first(step));
    int last = Math.max(first, column(last(step)));
    String around = String.valueOf(filler);
    return around.repeat(first)
        + (first(step) == last(step) ? "\u25c6" : "\u2588".repeat(last - first + 1))
        + around.repeat(width - 1 - last);
  }

  private static long first(Step s) {
    return s.fromMicros() < 0 ? s.toMicros() : s.fromMicros();
  }

  private static long last(Step s) {
    return s.toMicros() < 0 ? s.fromMicros() : s.toMicros();
  }

  private int column(long micros) {
    return (int) Math.min(width - 1L, (micros - from) * width / (to - from));
  }
}
