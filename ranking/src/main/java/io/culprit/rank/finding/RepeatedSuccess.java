package io.culprit.rank.finding;

import io.culprit.parse.event.Origin;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.util.stream.Stream;

/**
 * Successful calls of one page origin that the same client repeats within seconds, while other
 * origins do not.
 */
final class RepeatedSuccess extends Sign {
  RepeatedSuccess() {
    super("repeated-success", Family.ORIGIN, 0.001);
  }

  @Override
  public boolean observable(Scene scene) {
    return Repeats.observable(scene);
  }

  @Override
  String missing() {
    return "Referers or origins in the access log would show whether one origin repeats its calls.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return false;
  }

  @Override
  String words(Counts counts, Scene scene) {
    return Repeats.words(scene);
  }

  @Override
  double strength(Counts counts, Scene scene) {
    return Repeats.strength(scene);
  }

  @Override
  Stream<Origin> further(Scene scene) {
    return Repeats.cited(scene);
  }
}
