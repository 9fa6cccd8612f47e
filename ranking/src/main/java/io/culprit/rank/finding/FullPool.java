package io.culprit.rank.finding;

import io.culprit.rank.scene.Scene;

/**
 * Requests that waited for a place in a small pool of workers or threads: each began as another
 * ended, with as many at work as ever.
 */
final class FullPool extends WaitingSign {
  FullPool() {
    super("full-pool");
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "Whoever waited began when "
        + Words.count(Pool.in(scene).size(), "handler")
        + " were at work, never more: a pool of that size was full; "
        + counts.failed().k()
        + " of "
        + Words.count(counts.failed().n(), "failed request")
        + " waited.";
  }

  @Override
  double strength(Counts counts, Scene scene) {
    return graded(counts) * Pool.in(scene).full();
  }
}
