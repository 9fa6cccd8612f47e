package io.culprit.rank.finding;

import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.stats.Ramp;

/**
 * Slow requests of ordinarily fast routes that ended in the same moment as a long handler of one
 * and the same other route: it held the worker that they shared.
 */
final class ReleasedTogether extends Sign {
  ReleasedTogether() {
    super("released-together", Family.STALL, 0.0005);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.stalls().isEmpty() && !Releases.in(scene).route().isEmpty();
  }

  @Override
  String missing() {
    return "The application's own begin and end times, in milliseconds, would show whether slow requests end together.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    Releases found = Releases.in(scene);
    return Queues.cutWaiting(r, scene) && (found.holds(r) || r.route().equals(found.route()));
  }

  @Override
  String words(Counts counts, Scene scene) {
    Releases found = Releases.in(scene);
    return Words.count(found.size(), "slow request")
        + " of other routes ended in the same moment as a long "
        + found.route()
        + ", as on a worker that it held; with these "
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
    return surety(Releases.in(scene).chance()) * Ramp.between(counts.failed().share(), 0.1, 0.4);
  }
}
