package io.culprit.rank.finding;

import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.stats.Ramp;

/** A sign read from the standstills of the application; cut requests that one touches carry it. */
abstract class StandstillSign extends Sign {
  StandstillSign(String id) {
    super(id, Family.STALL, 0.0005);
  }

  /** 0 to 1: how clearly the standstills are of the kind looked for. */
  abstract double clarity(Scene scene);

  @Override
  public final boolean observable(Scene scene) {
    return !scene.stalls().isEmpty();
  }

  @Override
  final String missing() {
    return "No standstill of the application is to be seen in its begin and end times, or these are not logged.";
  }

  @Override
  public final boolean shows(Request r, Scene scene) {
    return Crowds.stalled(r, scene) && Queues.cut(r);
  }

  @Override
  final boolean comparable() {
    return false;
  }

  @Override
  final double strength(Counts counts, Scene scene) {
    return clarity(scene) * Ramp.between(counts.failed().share(), 0.05, 0.35);
  }
}
