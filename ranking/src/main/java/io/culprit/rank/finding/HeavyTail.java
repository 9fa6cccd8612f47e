package io.culprit.rank.finding;

import io.culprit.rank.scene.Scene;
import java.util.List;

/** Cut requests on routes whose times spread widely, from far below the limit to far above. */
final class HeavyTail extends TailSign {
  HeavyTail() {
    super("heavy-tail");
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "Times of "
        + String.join(", ", routes(scene))
        + " spread widely ("
        + Tails.range(scene, routes(scene))
        + "): "
        + counts.failed().k()
        + " of "
        + counts.failed().n()
        + " failed requests are the tail.";
  }

  @Override
  List<String> routes(Scene scene) {
    return Tails.heavy(scene);
  }
}
