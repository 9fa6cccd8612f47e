package io.culprit.rank.finding;

import io.culprit.rank.scene.Scene;

/**
 * Standstills of the application after which whatever was due went on at once: the process itself
 * stood still.
 */
final class FrozenProcess extends StandstillSign {
  FrozenProcess() {
    super("frozen-process");
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "After "
        + scene.stalls().size()
        + " standstills ("
        + Words.time(Stalls.longest(scene))
        + " the longest) handlers of any route went on at once; no one route led them. They touch "
        + counts.failed().k()
        + " of "
        + counts.failed().n()
        + " failed requests.";
  }

  @Override
  double clarity(Scene scene) {
    return Stalls.frozen(scene);
  }
}
