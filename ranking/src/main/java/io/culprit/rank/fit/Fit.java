package io.culprit.rank.fit;

import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import io.culprit.rank.State;
import io.culprit.rank.Weights;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Learns the links of the noisy-OR from labelled incidents.
 *
 * <p>Each link starts from the number written by hand as if that had been seen in {@code SHRINKAGE} incidents (a beta
 * prior), and is moved by what the labelled incidents show: expected counts by the EM rule for noisy-OR, where a
 * finding that several true causes could show is credited to each in proportion. Leaks are learnt in the same way from
 * the incidents in which no linked cause is at work. Only links that were written down by hand exist: a fit does not
 * invent mechanisms.
 */
final class Fit {
  private static final double SHRINKAGE = 6;
  private static final double LEAK_SHRINKAGE = 12;
  private static final int ROUNDS = 12;
  private static final double LEAST_LINK = 0.02;
  private static final double MOST_LINK = 0.97;

  private Fit() {}

  /** Weights fitted on incidents, starting from the ones written by hand. */
  static Weights on(List<Examined> incidents, Weights byHand, String origin) {
    SortedMap<String, Weights.Link> links = new TreeMap<>(byHand.links());
    for (int round = 0; round < ROUNDS; round++) {
      SortedMap<String, Weights.Link> next = new TreeMap<>();
      for (Map.Entry<String, Weights.Link> e : links.entrySet()) {
        Weights.Link start = byHand.links().getOrDefault(e.getKey(), e.getValue());
        next.put(e.getKey(), step(e.getKey(), e.getValue(), start, incidents));
      }
      links = next;
    }
    return new Weights(origin, byHand.priors(), links, byHand.calibration());
  }

  private static Weights.Link step(String id, Weights.Link now, Weights.Link start, List<Examined> incidents) {
    Map<Cause, double[]> counts = new EnumMap<>(Cause.class);
    double[] leak = {start.leak() * LEAK_SHRINKAGE, LEAK_SHRINKAGE};
    start.byCause().forEach((c, q) -> counts.put(c, new double[] {q * SHRINKAGE, SHRINKAGE}));
    for (Examined x : incidents) {
      Finding f = find(x, id);
      if (f == null || f.state() == State.UNOBSERVABLE) {
        continue;
      }
      Set<Cause> at = atWork(x.truth());
      double hidden = 1 - now.leak();
      for (Cause c : at) {
        hidden *= 1 - now.byCause().getOrDefault(c, 0.0);
      }
      double shown = Math.max(1e-6, 1 - hidden);
      double s = f.strength();
      for (Cause c : at) {
        double[] n = counts.get(c);
        if (n != null) {
          n[0] += s * now.byCause().getOrDefault(c, 0.0) / shown;
          n[1] += 1;
        }
      }
      leak[0] += s * now.leak() / shown;
      leak[1] += 1;
    }
    Map<Cause, Double> by = new EnumMap<>(Cause.class);
    counts.forEach((c, n) -> by.put(c, clamp(n[0] / n[1], LEAST_LINK, MOST_LINK)));
    return new Weights.Link(clamp(leak[0] / leak[1], 0.01, 0.3), by);
  }

  private static Set<Cause> atWork(Truth truth) {
    Set<Cause> at = EnumSet.noneOf(Cause.class);
    at.addAll(truth.primary());
    at.addAll(truth.contributing());
    return at;
  }

  private static @org.jspecify.annotations.Nullable Finding find(Examined x, String id) {
    for (Finding f : x.findings()) {
      if (f.id().equals(id)) {
        return f;
      }
    }
    return null;
  }

  private static double clamp(double v, double low, double high) {
    return Math.max(low, Math.min(high, v));
  }
}
