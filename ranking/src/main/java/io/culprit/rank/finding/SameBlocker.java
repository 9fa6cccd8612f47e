package io.culprit.rank.finding;

import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.stats.Ramp;

/** Standstills of the application that one and the same route began and spanned. */
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
    return "In " + Stalls.spanned(scene) + " of " + scene.stalls().size() + " standstills (" + Words.time(Stalls.longest(scene)) + " the longest) the handler that began last was " + Stalls.usual(scene) + " and ran as long as the standstill; they cover " + counts.failed().k() + " of " + counts.failed().n() + " failed requests.";
  }

  @Override
  boolean comparable() {
    return false;
  }

  @Override
  double strength(Counts counts, Scene scene) {
    return Stalls.blocked(scene) * Ramp.between(counts.failed().share(), 0.05, 0.35);
  }
}
