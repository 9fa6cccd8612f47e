package io.culprit.rank.finding;

import io.culprit.correlate.Outcome;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.stats.Quantiles;

/** Failed answers that are far larger than what the same routes usually send. */
final class LargeBodiesFail extends Sign {
  LargeBodiesFail() {
    super("large-bodies-fail", Family.SIZE, 0.0005);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.failed().stream()
        .anyMatch(
            r ->
                r.exchange().backend().stream().anyMatch(b -> b.event().bytes() >= 0)
                    || r.exchange().outcome() == Outcome.TRUNCATED);
  }

  @Override
  String missing() {
    return "Body sizes as the application made them would show whether large answers fail.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.bytes() >= bar(scene);
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "Failing answers are the large ones (from "
        + bar(scene) / 1000
        + " kB on): "
        + counts.words()
        + ".";
  }

  private static final long LEAST = 250_000;

  private static final Scene.Fact<Long> BAR = LargeBodiesFail::find;

  private static long bar(Scene scene) {
    return scene.once(BAR);
  }

  /** Ten times the usual size of a delivered answer, and at least 250 kB. */
  private static long find(Scene scene) {
    long[] usual =
        scene.requests().stream()
            .filter(Request::delivered)
            .mapToLong(Request::bytes)
            .filter(b -> b > 0)
            .sorted()
            .toArray();
    return Math.max(LEAST, 10 * Math.max(0, Quantiles.median(usual)));
  }
}
