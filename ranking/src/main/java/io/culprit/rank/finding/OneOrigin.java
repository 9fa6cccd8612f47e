package io.culprit.rank.finding;

import io.culprit.correlate.Outcome;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** Failures of pages from one origin while pages from another succeed on the same routes. */
final class OneOrigin extends Sign {
  OneOrigin() {
    super("one-origin", Family.ORIGIN, 0.002);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.requests().stream()
            .map(Request::pageOrigin)
            .filter(o -> !o.isEmpty())
            .distinct()
            .count()
        > 1;
  }

  @Override
  String missing() {
    return "The Origin header or the referer in the access log would show whether one origin fails.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return !bad(scene).isEmpty() && r.pageOrigin().equals(bad(scene)) && !closed(r);
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "Failures belong to pages of " + bad(scene) + ": " + counts.words() + ".";
  }

  private static boolean closed(Request r) {
    return r.exchange().outcome() == Outcome.CLOSED_BY_CLIENT
        || r.exchange().outcome() == Outcome.TRUNCATED
        || r.proxyStatus() >= 500;
  }

  private static final Scene.Fact<String> BAD = OneOrigin::find;

  private static String bad(Scene scene) {
    return scene.once(BAD);
  }

  /** The origin whose calls mostly fail although another's mostly succeed; empty: none. */
  private static String find(Scene scene) {
    Map<String, long[]> counts = new TreeMap<>();
    for (Request r : scene.requests()) {
      if (!r.pageOrigin().isEmpty() && (r.reachedApplication() || r.failed())) {
        long[] c = counts.computeIfAbsent(r.pageOrigin(), k -> new long[2]);
        c[r.failed() && !closed(r) ? 0 : 1]++;
      }
    }
    if (counts.values().stream().noneMatch(c -> c[1] > 4 * c[0] && c[1] >= 10)) {
      return "";
    }
    return counts.entrySet().stream()
        .filter(e -> e.getValue()[0] >= 3 && e.getValue()[0] >= e.getValue()[1])
        .max(Comparator.comparingLong(e -> e.getValue()[0]))
        .map(Map.Entry::getKey)
        .orElse("");
  }
}
