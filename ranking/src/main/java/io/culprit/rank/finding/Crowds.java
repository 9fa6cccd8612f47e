package io.culprit.rank.finding;

import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.util.IdentityHashMap;
import java.util.List;

/** Judges whether everybody waited when a request waited, or only some. */
final class Crowds {
  private static final long MOMENT = 1_000_000;
  private static final Scene.Fact<IdentityHashMap<Request, Boolean>> STALLED =
      scene -> {
        IdentityHashMap<Request, Boolean> stalled = new IdentityHashMap<>();
        for (Request r : scene.requests()) {
          stalled.put(r, scene.stalls().stream().anyMatch(s -> s.touches(r)));
        }
        return stalled;
      };
  private static final Scene.Fact<Double> WAITING = Crowds::share;

  private Crowds() {}

  /** Whether a standstill touches a request. */
  static boolean stalled(Request r, Scene scene) {
    return scene.once(STALLED).getOrDefault(r, false);
  }

  /**
   * Whether a failed request waited for its handler although the application went on finishing
   * others.
   */
  static boolean waitedInMotion(Request r, Scene scene) {
    return Queues.cut(r) && r.waited() && !stalled(r, scene);
  }

  /**
   * Of the requests that began within a second of one that waited in motion: the share that waited
   * too.
   */
  static double waiting(Scene scene) {
    return scene.once(WAITING);
  }

  private static double share(Scene scene) {
    List<Request> all = scene.requests().stream().filter(Request::reachedApplication).toList();
    long seen = 0;
    long waited = 0;
    int from = 0;
    for (Request w : all) {
      if (!waitedInMotion(w, scene)) {
        continue;
      }
      while (from < all.size() && all.get(from).startMicros() < w.startMicros() - MOMENT) {
        from++;
      }
      for (int i = from;
          i < all.size() && all.get(i).startMicros() <= w.startMicros() + MOMENT;
          i++) {
        Request other = all.get(i);
        if (!other.exchange().origin().equals(w.exchange().origin())
            && (other.queueMicros() >= 0 || other.failed())) {
          seen++;
          waited += other.waited() || other.failed() ? 1 : 0;
        }
      }
    }
    return seen == 0 ? 0 : (double) waited / seen;
  }
}
