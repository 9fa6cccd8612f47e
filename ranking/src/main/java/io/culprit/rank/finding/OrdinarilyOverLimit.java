package io.culprit.rank.finding;

import io.culprit.rank.scene.Scene;
import java.util.List;

/**
 * Cut requests on routes whose slow calls all take about the same time, above the limit that cut
 * them.
 */
final class OrdinarilyOverLimit extends TailSign {
  OrdinarilyOverLimit() {
    super("ordinarily-over-limit");
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "Slow calls of "
        + String.join(", ", routes(scene))
        + " take a steady "
        + Tails.range(scene, routes(scene))
        + ", over the limit that cut them: "
        + counts.failed().k()
        + " of "
        + counts.failed().n()
        + " failed requests.";
  }

  @Override
  List<String> routes(Scene scene) {
    return Tails.steady(scene);
  }
}
