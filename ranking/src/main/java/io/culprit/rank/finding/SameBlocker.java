package io.culprit.rank.finding;

import io.culprit.parse.event.Origin;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.stats.Ramp;
import java.util.stream.Stream;

/**
 * Standstills of the application after which one and the same route ended first and alone: its
 * handler held the loop.
 */
final class SameBlocker extends Sign {
  SameBlocker() {
    super("same-blocker", Family.STALL, 0.001);
  }

  @Override
  public boolean observable(Scene scene) {
    return !scene.stalls().isEmpty();
  }

  @Override
  String missing() {
    return "No standstill of the application can be seen: its own begin and end times would show one.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return Crowds.stalled(r, scene) && Queues.cut(r);
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
  boolean comparable() {
    return false;
  }

  @Override
  double strength(Counts counts, Scene scene) {
    return Stalls.blocked(scene) * Ramp.between(counts.failed().share(), 0.05, 0.35);
  }

  @Override
  Stream<Origin> further(Scene scene) {
    return scene.stalls().stream()
        .flatMap(s -> s.leaders().stream())
        .filter(r -> r.route().equals(Stalls.usual(scene)))
        .flatMap(r -> r.exchange().backend().stream())
        .map(p -> p.event().origin());
  }
}
