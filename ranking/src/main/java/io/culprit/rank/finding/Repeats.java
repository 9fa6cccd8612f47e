package io.culprit.rank.finding;

import io.culprit.parse.event.Origin;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.stats.Ramp;
import io.culprit.rank.stats.Significance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Judges whether the pages of one origin repeat their successful calls within seconds, as users do
 * whose page shows an error for an answer that every log calls fine.
 */
final class Repeats {
  private static final long SOON = 6_000_000;
  private static final int LEAST = 20;
  private static final Scene.Fact<Map<String, Tally>> TALLIES = Repeats::count;

  private Repeats() {}

  /** Successful calls of an origin, and those that the client repeated. */
  private record Tally(long calls, long repeated, List<Request> examples) {}

  static boolean observable(Scene scene) {
    return scene.once(TALLIES).values().stream().filter(t -> t.calls() >= LEAST).count() > 1;
  }

  static double strength(Scene scene) {
    Map<String, Tally> tallies = scene.once(TALLIES);
    Tally odd = tallies.get(odd(scene));
    if (odd == null) {
      return 0;
    }
    long calls = tallies.values().stream().mapToLong(Tally::calls).sum() - odd.calls();
    long repeated = tallies.values().stream().mapToLong(Tally::repeated).sum() - odd.repeated();
    double p = Significance.fisher(odd.repeated(), odd.calls(), repeated, calls);
    double rise = (double) odd.repeated() / odd.calls() - (double) repeated / Math.max(1, calls);
    return Ramp.between(-StrictMath.log10(p), 2, 5) * Ramp.between(rise, 0.05, 0.2);
  }

  static String words(Scene scene) {
    Tally odd = scene.once(TALLIES).get(odd(scene));
    return odd == null
        ? "No page origin repeats its successful calls more than others."
        : "Pages of "
            + odd(scene)
            + " repeat "
            + odd.repeated()
            + " of "
            + odd.calls()
            + " successful calls within seconds, as users do who see an error.";
  }

  static Stream<Origin> cited(Scene scene) {
    Tally odd = scene.once(TALLIES).get(odd(scene));
    return odd == null ? Stream.empty() : odd.examples().stream().map(r -> r.exchange().origin());
  }

  private static String odd(Scene scene) {
    return scene.once(TALLIES).entrySet().stream()
        .filter(e -> e.getValue().calls() >= LEAST)
        .max(
            Map.Entry.<String, Tally>comparingByValue((a, b) -> Double.compare(rate(a), rate(b)))
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private static double rate(Tally t) {
    return (double) t.repeated() / t.calls();
  }

  private static Map<String, Tally> count(Scene scene) {
    Map<String, long[]> counts = new TreeMap<>();
    Map<String, List<Request>> examples = new TreeMap<>();
    Map<String, Request> before = new HashMap<>();
    for (Request r : scene.requests()) {
      if (r.pageOrigin().isEmpty() || !r.reachedApplication() || !r.delivered()) {
        continue;
      }
      long[] c = counts.computeIfAbsent(r.pageOrigin(), k -> new long[2]);
      c[0]++;
      Request last = before.put(r.client() + " " + r.route(), r);
      if (last != null
          && r.startMicros() - last.endMicros() <= SOON
          && last.pageOrigin().equals(r.pageOrigin())) {
        c[1]++;
        examples.computeIfAbsent(r.pageOrigin(), k -> new ArrayList<>()).add(r);
      }
    }
    Map<String, Tally> tallies = new TreeMap<>();
    counts.forEach(
        (o, c) -> tallies.put(o, new Tally(c[0], c[1], examples.getOrDefault(o, List.of()))));
    return tallies;
  }
}
