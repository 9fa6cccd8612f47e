package io.culprit.rank.finding;

import io.culprit.correlate.Outcome;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;

/** Misdirected calls whose client later made the same call at the right place with success. */
final class RightPlaceLater extends Sign {
  RightPlaceLater() {
    super("right-place-later", Family.PLACE, 0.002);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.requests().stream().anyMatch(r -> r.exchange().outcome() == Outcome.MISDIRECTED);
  }

  @Override
  String missing() {
    return "No misdirected call is in the logs.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    if (r.exchange().outcome() != Outcome.MISDIRECTED) {
      return false;
    }
    String path = r.exchange().path();
    for (Request other : scene.of(r.client(), r.startMicros() + 1, r.startMicros() + LATER)) {
      String good = other.exchange().path();
      if (other.delivered()
          && good.length() > 1
          && (path.endsWith(good) || good.endsWith(path) || tail(path).equals(tail(good)))) {
        return true;
      }
    }
    return false;
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "The same client soon made the same call elsewhere with success: "
        + counts.failed().k()
        + " of "
        + counts.failed().n()
        + " failed requests.";
  }

  @Override
  boolean comparable() {
    return false;
  }

  private static final long LATER = 30_000_000;

  private static String tail(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
