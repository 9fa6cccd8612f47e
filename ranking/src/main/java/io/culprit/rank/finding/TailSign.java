package io.culprit.rank.finding;

import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.util.List;

/**
 * A sign read from how the slow calls of a failing route are spread around the limit that cut them.
 */
abstract class TailSign extends Sign {
  TailSign(String id) {
    super(id, Family.HANDLER, 0.0005);
  }

  /** Routes whose slow calls are spread in the way looked for. */
  abstract List<String> routes(Scene scene);

  @Override
  public final boolean observable(Scene scene) {
    return Tails.judged(scene);
  }

  @Override
  final String missing() {
    return "At least three cut requests with durations of their own, undisturbed by queues, would show whether the route is ordinarily slower than the limit, or has a tail.";
  }

  @Override
  public final boolean shows(Request r, Scene scene) {
    return Queues.cutWaiting(r, scene)
        && routes(scene).contains(r.route())
        && !Tails.disturbed(r, scene);
  }

  @Override
  final boolean comparable() {
    return false;
  }
}
