package io.culprit.rank.finding;

import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.util.stream.Stream;

/** Handlers that usually take moments and took long themselves: the process had no processor time. */
final class FastHandlersSlow extends Sign {
  FastHandlersSlow() {
    super("fast-handlers-slow", Family.PROCESS, 0.001);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.hasHandlerTimes() && !Inflation.fast(scene).isEmpty();
  }

  @Override
  String missing() {
    return "The application's own times of an ordinarily fast route (a health check) would show a starved process.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return Inflation.inflated(r, scene);
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "Ordinarily fast handlers themselves took many times their usual time, on " + Inflation.routes(scene) + " routes: " + counts.words() + ".";
  }

  @Override
  Stream<Request> population(Scene scene) {
    return scene.failed().stream();
  }

  @Override
  double strength(Counts counts, Scene scene) {
    return Inflation.strength(scene);
  }
}
