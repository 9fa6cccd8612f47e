package io.culprit.rank.finding;

import io.culprit.parse.event.Origin;
import io.culprit.rank.scene.Scene;
import java.util.stream.Stream;

/**
 * Standstills of the application after which one and the same route ended first and alone: its
 * handler held the loop.
 */
final class SameBlocker extends StandstillSign {
  SameBlocker() {
    super("same-blocker");
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "After "
        + Math.round(Stalls.led(scene))
        + " of "
        + scene.stalls().size()
        + " standstills ("
        + Words.time(Stalls.longest(scene))
        + " the longest) a handler of "
        + Stalls.usual(scene)
        + " ended first; they touch "
        + counts.failed().k()
        + " of "
        + counts.failed().n()
        + " failed requests.";
  }

  @Override
  Stream<Origin> further(Scene scene) {
    return scene.stalls().stream()
        .flatMap(s -> s.leaders().stream())
        .filter(r -> r.route().equals(Stalls.usual(scene)))
        .flatMap(r -> r.exchange().backend().stream())
        .map(p -> p.event().origin());
  }

  @Override
  double clarity(Scene scene) {
    return Stalls.blocked(scene);
  }
}
