package io.culprit.rank.infer;

import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import io.culprit.rank.Kind;
import io.culprit.rank.State;
import io.culprit.rank.Weights;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The exact posterior over all 4,096 sets of causes, by a leaky noisy-OR.
 *
 * <p>A finding shows unless its leak and every cause at work all fail to show it: P(f|S) = 1 - (1 -
 * leak) * prod(1 - q). Several causes can be true at once, and a finding that one cause explains
 * speaks less for another. A cause that works in several ways ({@link Kind}) is in exactly one of
 * them where it is at work; the ways are summed over, so that a killed process is not expected to
 * show the signs of a starved one. Findings are graded: one of strength s counts as present with
 * weight s and as absent with weight 1 - s. Findings of one family are signs of one event: those
 * that are present share the weight (the log likelihood of each is divided by the square root of
 * their number), and once one is present the absence of its relatives says nothing; where none is,
 * their absences share the weight. What one finding can move is capped by the two bounds below: 20
 * decibans for a direct statement, whose leak is near {@code LEAST}, less for a sign that shows by
 * chance more often; 13 decibans for the absence of an expected one.
 *
 * <p>J. Pearl, "Probabilistic Reasoning in Intelligent Systems", 1988, section 4.3; D. Heckerman,
 * J. Breese, "Causal independence for probability assessment and inference", 1996; M. Shwe et al.,
 * "Probabilistic diagnosis using a reformulation of the INTERNIST-1/QMR knowledge base", 1991.
 */
public final class NoisyOr {
  /** No finding is surer to show than this, given any set of causes. */
  private static final double MOST = 0.95;

  /** No finding is surer not to show than this. */
  private static final double LEAST = 0.01;

  private static final List<Cause> CATALOGUE = List.of(Cause.values());
  private static final int CAUSES = CATALOGUE.size();

  private final Weights weights;

  /** For each cause: absent, or one of its kinds. */
  private final List<List<Kind>> ways;

  private final int states;

  private NoisyOr(Weights weights) {
    this.weights = weights;
    ways = new ArrayList<>();
    int count = 1;
    for (Cause c : Cause.values()) {
      ways.add(weights.kindsOf(c));
      count *= 1 + weights.kindsOf(c).size();
    }
    states = count;
  }

  /**
   * The posterior, and how each finding moved it in turn.
   *
   * @param priors probability of each cause before any finding, with and without what is assumed
   * @param none what the prior of no cause at all is multiplied by; 1: the causes are independent
   */
  public static Posterior of(List<Finding> findings, Priors priors, double none, Weights weights) {
    return new NoisyOr(weights).posterior(findings, priors, none);
  }

  /** P(f | the kinds at work), within the bounds. */
  public static double shown(Weights.Link link, List<Kind> atWork) {
    double hidden = 1 - link.leak();
    for (Kind k : atWork) {
      hidden *= 1 - link.of(k);
    }
    return bounded(1 - hidden);
  }

  /**
   * Likelihood of a graded finding.
   *
   * @param shown probability that it shows
   */
  public static double likelihood(double strength, double shown) {
    return strength * shown + (1 - strength) * (1 - shown);
  }

  /**
   * How many of the findings that count are of each family.
   *
   * @param sizes by family
   */
  record Families(Map<String, Integer> sizes) {
    static Families of(List<Finding> speaking) {
      Map<String, Integer> sizes = new HashMap<>();
      speaking.forEach(f -> sizes.merge(f.family(), 1, Integer::sum));
      return new Families(sizes);
    }

    /** What a finding's log likelihood is multiplied by: relatives share their weight. */
    double temper(Finding f) {
      return 1 / StrictMath.sqrt(sizes.getOrDefault(f.family(), 1));
    }
  }

  private Posterior posterior(List<Finding> findings, Priors priors, double none) {
    double[] unassumed = prior(priors.setting());
    unassumed[0] *= none;
    Map<Cause, Double> prior = logOdds(unassumed);
    double[] weight = prior(priors.assumed());
    weight[0] *= none;
    List<Finding> speaking = speaking(findings, weights);
    Families families = Families.of(speaking);
    Map<Cause, Double> before = logOdds(weight);
    Map<Cause, Double> assumed = change(prior, before);
    List<Posterior.Step> steps = new ArrayList<>();
    for (Finding f : speaking) {
      Weights.Link link = weights.links().get(f.id());
      if (link != null) {
        weigh(weight, f.strength(), link, families.temper(f));
        Map<Cause, Double> after = logOdds(weight);
        steps.add(new Posterior.Step(f, change(before, after)));
        before = after;
      }
    }
    return new Posterior(prior, assumed, before, weight[0] / sum(weight), steps);
  }

  private static Map<Cause, Double> change(Map<Cause, Double> before, Map<Cause, Double> after) {
    Map<Cause, Double> moved = new EnumMap<>(Cause.class);
    after.forEach((c, odds) -> moved.put(c, odds - before.getOrDefault(c, 0.0)));
    return moved;
  }

  /**
   * Findings that count: the present ones, and the absent ones of families in which none is
   * present.
   */
  public static List<Finding> speaking(List<Finding> findings, Weights weights) {
    Set<String> shown = new HashSet<>();
    for (Finding f : findings) {
      if (f.state() == State.PRESENT) {
        shown.add(f.family());
      }
    }
    return findings.stream()
        .filter(f -> f.state() != State.UNOBSERVABLE && weights.links().containsKey(f.id()))
        .filter(f -> f.state() == State.PRESENT || !shown.contains(f.family()))
        .toList();
  }

  /**
   * One number a state, the last cause running fastest: what each cause's absence or kind
   * multiplies to.
   */
  private static double[] products(double start, double[][] factors) {
    double[] all = {start};
    for (double[] ofCause : factors) {
      all = times(all, ofCause);
    }
    return all;
  }

  private static double[] times(double[] bases, double[] factors) {
    double[] next = new double[bases.length * factors.length];
    int at = 0;
    for (double base : bases) {
      for (double factor : factors) {
        next[at++] = base * factor;
      }
    }
    return next;
  }

  private double[] prior(Map<Cause, Double> priors) {
    double[][] factors = new double[CAUSES][];
    for (Cause c : Cause.values()) {
      List<Kind> kinds = ways.get(c.number() - 1);
      double p = priors.getOrDefault(c, 0.05);
      double[] f = new double[1 + kinds.size()];
      f[0] = 1 - p;
      for (int k = 0; k < kinds.size(); k++) {
        f[k + 1] = p * weights.kinds().getOrDefault(kinds.get(k), 1.0);
      }
      factors[c.number() - 1] = f;
    }
    return products(1, factors);
  }

  /**
   * Multiplies the weight of each state by how likely it shows a finding, and scales them so that
   * the heaviest weighs 1. Most causes have nothing to do with a given finding: states that differ
   * only in these fall into one cell, and a likelihood is worked out once a cell.
   */
  private void weigh(double[] weight, double strength, Weights.Link link, double temper) {
    int[] cell = {0};
    double[] hidden = {1 - link.leak()};
    for (List<Kind> kinds : ways) {
      double[] factors = new double[1 + kinds.size()];
      factors[0] = 1;
      boolean linked = false;
      for (int k = 0; k < kinds.size(); k++) {
        double q = link.of(kinds.get(k));
        factors[k + 1] = 1 - q;
        linked |= q > 0;
      }
      cell = split(cell, factors.length, linked);
      hidden = linked ? times(hidden, factors) : hidden;
    }
    double[] likelihood = new double[hidden.length];
    for (int i = 0; i < hidden.length; i++) {
      double p = bounded(1 - hidden[i]);
      likelihood[i] = StrictMath.pow(likelihood(strength, p), temper);
    }
    double top = 0;
    for (int s = 0; s < states; s++) {
      weight[s] *= likelihood[cell[s]];
      top = Math.max(top, weight[s]);
    }
    for (int s = 0; s < states; s++) {
      weight[s] /= top;
    }
  }

  /** The cells of states once one more cause is told apart, which makes new cells or does not. */
  private static int[] split(int[] cells, int options, boolean tell) {
    int[] next = new int[cells.length * options];
    int at = 0;
    for (int cell : cells) {
      for (int o = 0; o < options; o++) {
        next[at++] = tell ? cell * options + o : cell;
      }
    }
    return next;
  }

  /** The probability within the bounds of what a finding can move. */
  public static double bounded(double p) {
    return Math.max(LEAST, Math.min(MOST, p));
  }

  /**
   * Natural log odds of each cause over all states: the causes are summed out one by one, the last,
   * which runs fastest, first.
   */
  private Map<Cause, Double> logOdds(double[] weight) {
    Map<Cause, Double> odds = new EnumMap<>(Cause.class);
    double[] left = weight;
    for (int c = CAUSES - 1; c >= 0; c--) {
      int options = 1 + ways.get(c).size();
      double[] next = new double[left.length / options];
      double with = 0;
      double without = 0;
      for (int s = 0; s < next.length; s++) {
        double absent = left[s * options];
        double present = 0;
        for (int o = 1; o < options; o++) {
          present += left[s * options + o];
        }
        with += present;
        without += absent;
        next[s] = absent + present;
      }
      odds.put(
          CATALOGUE.get(c),
          StrictMath.log(Math.max(with, 1e-300)) - StrictMath.log(Math.max(without, 1e-300)));
      left = next;
    }
    return odds;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double v : values) {
      sum += v;
    }
    return sum;
  }
}
