package io.culprit.rank.fit;

import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import io.culprit.rank.Kind;
import io.culprit.rank.State;
import io.culprit.rank.Weights;
import io.culprit.rank.infer.NoisyOr;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private static final Weights.Link NOTHING = new Weights.Link(0, new TreeMap<>());

  private final Weights byHand;
  private final List<String> ids;
  private final List<Kind> kinds;
  private final List<Lesson> lessons;

  /** Prepares to fit on incidents, or on most of them, starting from the weights by hand. */
  Fit(List<Examined> incidents, Weights byHand) {
    this.byHand = byHand;
    ids = List.copyOf(byHand.links().keySet());
    kinds = List.copyOf(byHand.kinds().keySet());
    lessons = incidents.stream().map(this::lesson).toList();
  }

  /** Weights fitted on all the incidents. */
  Weights onAll(String origin) {
    return on(lessons, origin);
  }

  /** Weights fitted on all the incidents but one. */
  Weights without(int left, String origin) {
    List<Lesson> others = new ArrayList<>(lessons);
    others.remove(left);
    return on(others, origin);
  }

  private Weights on(List<Lesson> from, String origin) {
    Numbers now = byHand();
    for (int round = 0; round < ROUNDS; round++) {
      now = step(now, from);
    }
    return weights(now, origin);
  }

  /**
   * The numbers of a fit, by the places of findings and kinds in their lists. Never compared.
   *
   * @param leak leak of each finding
   * @param link probability that each kind shows each finding; 0 where nothing links them
   * @param share share of each kind in its cause
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Numbers(double[] leak, double[][] link, double[] share) {}

  /**
   * What one incident teaches. Never compared.
   *
   * @param finding places of the findings that could be observed
   * @param strength their strengths
   * @param speaks whether each counts in the ranking
   * @param ways every way in which the true causes can have worked together, as places of kinds
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Lesson(int[] finding, double[] strength, boolean[] speaks, int[][] ways) {}

  private Lesson lesson(Examined x) {
    Set<String> speaking = new HashSet<>();
    NoisyOr.speaking(x.findings(), byHand).forEach(f -> speaking.add(f.id()));
    List<Finding> seen =
        x.findings().stream()
            .filter(f -> f.state() != State.UNOBSERVABLE && ids.contains(f.id()))
            .toList();
    int[] finding = new int[seen.size()];
    double[] strength = new double[seen.size()];
    boolean[] speaks = new boolean[seen.size()];
    for (int i = 0; i < finding.length; i++) {
      finding[i] = ids.indexOf(seen.get(i).id());
      strength[i] = seen.get(i).strength();
      speaks[i] = speaking.contains(seen.get(i).id());
    }
    return new Lesson(finding, strength, speaks, ways(x.truth()));
  }

  private int[][] ways(Truth truth) {
    TreeSet<Cause> causes = new TreeSet<>(truth.primary());
    causes.addAll(truth.contributing());
    return byHand.ways(causes).stream()
        .map(way -> way.stream().mapToInt(kinds::indexOf).toArray())
        .toArray(int[][]::new);
  }

  private Numbers byHand() {
    double[] leak = new double[ids.size()];
    double[][] link = new double[ids.size()][kinds.size()];
    for (int f = 0; f < leak.length; f++) {
      Weights.Link row = byHand.links().getOrDefault(ids.get(f), NOTHING);
      leak[f] = row.leak();
      for (int k = 0; k < kinds.size(); k++) {
        link[f][k] = row.of(kinds.get(k));
      }
    }
    double[] share = new double[kinds.size()];
    for (int k = 0; k < share.length; k++) {
      share[k] = byHand.kinds().getOrDefault(kinds.get(k), 1.0);
    }
    return new Numbers(leak, link, share);
  }

  /** Expected counts of one finding: shown and seen, of the leak and of each kind. */
  private static final class Tally {
    private double leakShown;
    private double leakSeen;
    private final double[] shown;
    private final double[] seen;

    private Tally(double leak, double[] link) {
      leakShown = leak * LEAK_SHRINKAGE;
      leakSeen = LEAK_SHRINKAGE;
      shown = new double[link.length];
      seen = new double[link.length];
      for (int k = 0; k < link.length; k++) {
        shown[k] = link[k] * SHRINKAGE;
        seen[k] = SHRINKAGE;
      }
    }

    private void add(double leak, double[] link, int[] atWork, double strength, double weight) {
      double credit = weight * strength / Math.max(1e-6, 1 - hidden(leak, link, atWork));
      for (int k : atWork) {
        shown[k] += credit * link[k];
        seen[k] += weight;
      }
      leakShown += credit * leak;
      leakSeen += weight;
    }

    private double leak() {
      return clamp(leakShown / leakSeen, LEAST_LEAK, MOST_LEAK);
    }

    private double link(int kind) {
      return clamp(shown[kind] / seen[kind], LEAST_LINK, MOST_LINK);
    }
  }

  private Numbers step(Numbers now, List<Lesson> from) {
    Numbers hand = byHand();
    Tally[] tallies = new Tally[ids.size()];
    for (int f = 0; f < tallies.length; f++) {
      tallies[f] = new Tally(hand.leak()[f], hand.link()[f]);
    }
    double[] share = new double[kinds.size()];
    for (int k = 0; k < share.length; k++) {
      share[k] = hand.share()[k] * SHRINKAGE;
    }
    for (Lesson x : from) {
      double[] weights = responsibilities(x, now);
      for (int w = 0; w < weights.length; w++) {
        int[] way = x.ways()[w];
        for (int k : way) {
          share[k] += weights[w];
        }
        for (int i = 0; i < x.finding().length; i++) {
          int f = x.finding()[i];
          tallies[f].add(now.leak()[f], now.link()[f], way, x.strength()[i], weights[w]);
        }
      }
    }
    double[] leak = new double[tallies.length];
    double[][] link = new double[tallies.length][kinds.size()];
    for (int f = 0; f < tallies.length; f++) {
      leak[f] = tallies[f].leak();
      for (int k = 0; k < kinds.size(); k++) {
        link[f][k] = hand.link()[f][k] == 0 ? 0 : tallies[f].link(k);
      }
    }
    return new Numbers(leak, link, normalised(share));
  }

  /** How much of an incident each way in which its causes can have worked accounts for. */
  private static double[] responsibilities(Lesson x, Numbers now) {
    double[] log = new double[x.ways().length];
    if (log.length == 1) {
      return new double[] {1};
    }
    for (int w = 0; w < log.length; w++) {
      int[] way = x.ways()[w];
      for (int k : way) {
        log[w] += StrictMath.log(now.share()[k]);
      }
      for (int i = 0; i < x.finding().length; i++) {
        if (x.speaks()[i]) {
          int f = x.finding()[i];
          double p = NoisyOr.bounded(1 - hidden(now.leak()[f], now.link()[f], way));
          log[w] += StrictMath.log(NoisyOr.likelihood(x.strength()[i], p));
        }
      }
    }
    return Odds.shares(log);
  }

  private static double hidden(double leak, double[] link, int[] atWork) {
    double hidden = 1 - leak;
    for (int k : atWork) {
      hidden *= 1 - link[k];
    }
    return hidden;
  }

  private double[] normalised(double[] shares) {
    Map<Cause, Double> totals = new EnumMap<>(Cause.class);
    for (int k = 0; k < shares.length; k++) {
      totals.merge(kinds.get(k).cause(), shares[k], Double::sum);
    }
    double[] normal = new double[shares.length];
    for (int k = 0; k < shares.length; k++) {
      normal[k] = shares[k] / totals.getOrDefault(kinds.get(k).cause(), 1.0);
    }
    return normal;
  }

  /** The numbers under their names again; only links that were written by hand. */
  private Weights weights(Numbers numbers, String origin) {
    SortedMap<String, Weights.Link> links = new TreeMap<>();
    for (int f = 0; f < ids.size(); f++) {
      double[] row = numbers.link()[f];
      SortedMap<Kind, Double> byKind = new TreeMap<>();
      byHand
          .links()
          .getOrDefault(ids.get(f), NOTHING)
          .byKind()
          .keySet()
          .forEach(k -> byKind.put(k, row[kinds.indexOf(k)]));
      links.put(ids.get(f), new Weights.Link(numbers.leak()[f], byKind));
    }
    SortedMap<Kind, Double> shares = new TreeMap<>();
    for (int k = 0; k < kinds.size(); k++) {
      shares.put(kinds.get(k), numbers.share()[k]);
    }
    return new Weights(origin, byHand.priors(), shares, links, byHand.calibration());
  }

  private static double clamp(double v, double low, double high) {
    return Math.max(low, Math.min(high, v));
  }
}
