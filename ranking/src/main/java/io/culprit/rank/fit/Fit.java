package io.culprit.rank.fit;

import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import io.culprit.rank.Kind;
import io.culprit.rank.State;
import io.culprit.rank.Weights;
import io.culprit.rank.infer.NoisyOr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Learns the links of the noisy-OR from labelled incidents.
 *
 * <p>Each link starts from the number written by hand as if that had been seen in {@code SHRINKAGE}
 * incidents (a beta prior), and is moved by what the labelled incidents show: expected counts by
 * the EM rule for noisy-OR (a finding that several true causes could show is credited to each in
 * proportion), with the way in which a cause worked as a hidden variable. Leaks are learnt in the
 * same way. Only links that were written down by hand exist: a fit does not invent mechanisms.
 */
final class Fit {
  private static final double SHRINKAGE = 6;
  private static final double LEAK_SHRINKAGE = 12;
  private static final int ROUNDS = 10;
  private static final double LEAST_LINK = 0.02;
  private static final double MOST_LINK = 0.97;
  private static final double LEAST_LEAK = 0.01;
  private static final double MOST_LEAK = 0.3;

  private final Weights byHand;
  private final List<Examined> incidents;

  private Fit(Weights byHand, List<Examined> incidents) {
    this.byHand = byHand;
    this.incidents = incidents;
  }

  /** Weights fitted on incidents, starting from the ones written by hand. */
  static Weights on(List<Examined> incidents, Weights byHand, String origin) {
    Fit fit = new Fit(byHand, incidents);
    Weights now = byHand;
    for (int round = 0; round < ROUNDS; round++) {
      now = fit.step(now);
    }
    return new Weights(origin, byHand.priors(), now.kinds(), now.links(), byHand.calibration());
  }

  /** Expected counts of one finding: shown and seen, of the leak and of each kind. */
  private static final class Tally {
    private double leakShown;
    private double leakSeen;
    private final Map<Kind, double[]> kinds = new HashMap<>();

    private Tally(Weights.Link start) {
      leakShown = start.leak() * LEAK_SHRINKAGE;
      leakSeen = LEAK_SHRINKAGE;
      start.byKind().forEach((k, q) -> kinds.put(k, new double[] {q * SHRINKAGE, SHRINKAGE}));
    }

    private void add(Weights.Link now, List<Kind> atWork, double strength, double weight) {
      double hidden = 1 - now.leak();
      for (Kind k : atWork) {
        hidden *= 1 - now.of(k);
      }
      double shown = Math.max(1e-6, 1 - hidden);
      for (Kind k : atWork) {
        double[] n = kinds.get(k);
        if (n != null) {
          n[0] += weight * strength * now.of(k) / shown;
          n[1] += weight;
        }
      }
      leakShown += weight * strength * now.leak() / shown;
      leakSeen += weight;
    }

    private Weights.Link link() {
      SortedMap<Kind, Double> by = new TreeMap<>();
      kinds.forEach((k, n) -> by.put(k, clamp(n[0] / n[1], LEAST_LINK, MOST_LINK)));
      return new Weights.Link(clamp(leakShown / leakSeen, LEAST_LEAK, MOST_LEAK), by);
    }
  }

  private Weights step(Weights now) {
    Map<String, Tally> tallies = new HashMap<>();
    byHand.links().forEach((id, link) -> tallies.put(id, new Tally(link)));
    Map<Kind, Double> shares = new HashMap<>();
    byHand.kinds().forEach((k, share) -> shares.put(k, share * SHRINKAGE));
    for (Examined x : incidents) {
      List<Finding> speaking = NoisyOr.speaking(x.findings(), now);
      List<List<Kind>> ways = ways(x.truth(), now);
      double[] weights = responsibilities(ways, speaking, now);
      for (int w = 0; w < weights.length; w++) {
        for (Kind k : ways.get(w)) {
          shares.merge(k, weights[w], Double::sum);
        }
        for (Finding f : x.findings()) {
          Tally t = tallies.get(f.id());
          Weights.Link link = now.links().get(f.id());
          if (f.state() != State.UNOBSERVABLE && t != null && link != null) {
            t.add(link, ways.get(w), f.strength(), weights[w]);
          }
        }
      }
    }
    SortedMap<String, Weights.Link> links = new TreeMap<>();
    tallies.forEach((id, t) -> links.put(id, t.link()));
    return new Weights(now.origin(), now.priors(), normalised(shares), links, now.calibration());
  }

  /** Every way in which the true causes can have worked together. */
  private static List<List<Kind>> ways(Truth truth, Weights weights) {
    TreeSet<Cause> causes = new TreeSet<>(truth.primary());
    causes.addAll(truth.contributing());
    List<List<Kind>> ways = new ArrayList<>();
    ways.add(List.of());
    for (Cause c : causes) {
      List<List<Kind>> next = new ArrayList<>();
      for (List<Kind> way : ways) {
        for (Kind k : weights.kindsOf(c)) {
          List<Kind> longer = new ArrayList<>(way);
          longer.add(k);
          next.add(longer);
        }
      }
      ways = next;
    }
    return ways;
  }

  private static double[] responsibilities(
      List<List<Kind>> ways, List<Finding> findings, Weights weights) {
    double[] log = new double[ways.size()];
    double top = Double.NEGATIVE_INFINITY;
    for (int w = 0; w < log.length; w++) {
      for (Kind k : ways.get(w)) {
        log[w] += StrictMath.log(weights.kinds().getOrDefault(k, 1.0));
      }
      for (Finding f : findings) {
        Weights.Link link = weights.links().get(f.id());
        if (link != null) {
          double p = NoisyOr.shown(link, ways.get(w));
          log[w] += StrictMath.log(f.strength() * p + (1 - f.strength()) * (1 - p));
        }
      }
      top = Math.max(top, log[w]);
    }
    double sum = 0;
    for (int w = 0; w < log.length; w++) {
      log[w] = StrictMath.exp(log[w] - top);
      sum += log[w];
    }
    for (int w = 0; w < log.length; w++) {
      log[w] /= sum;
    }
    return log;
  }

  private static SortedMap<Kind, Double> normalised(Map<Kind, Double> shares) {
    Map<Cause, Double> totals = new HashMap<>();
    shares.forEach((k, s) -> totals.merge(k.cause(), s, Double::sum));
    SortedMap<Kind, Double> kinds = new TreeMap<>();
    shares.forEach((k, s) -> kinds.put(k, s / totals.getOrDefault(k.cause(), 1.0)));
    return kinds;
  }

  private static double clamp(double v, double low, double high) {
    return Math.max(low, Math.min(high, v));
  }
}
