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

  private static final int CAUSES = Cause.values().length;

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
   * @param priors probability of each cause before any finding
   * @param none what the prior of no cause at all is multiplied by; 1: the causes are independent
   */
  public static Posterior of(
      List<Finding> findings, Map<Cause, Double> priors, double none, Weights weights) {
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

  private Posterior posterior(List<Finding> findings, Map<Cause, Double> priors, double none) {
    double[] log = prior(priors);
    log[0] += StrictMath.log(none);
    List<Finding> speaking = speaking(findings, weights);
    Map<String, Integer> sizes = new HashMap<>();
    speaking.forEach(f -> sizes.merge(f.family(), 1, Integer::sum));
    Map<Cause, Double> before = logOdds(log);
    Map<Cause, Double> prior = before;
    List<Posterior.Step> steps = new ArrayList<>();
    for (Finding f : speaking) {
      Weights.Link link = weights.links().get(f.id());
      if (link != null) {
        add(log, f.strength(), link, 1 / StrictMath.sqrt(sizes.getOrDefault(f.family(), 1)));
        Map<Cause, Double> after = logOdds(log);
        Map<Cause, Double> moved = new EnumMap<>(Cause.class);
        for (Map.Entry<Cause, Double> e : after.entrySet()) {
          moved.put(e.getKey(), e.getValue() - before.getOrDefault(e.getKey(), 0.0));
        }
        steps.add(new Posterior.Step(f, moved));
        before = after;
      }
    }
    return new Posterior(prior, before, none(log), steps);
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
  private double[] products(double start, double[][] factors) {
    double[] all = {start};
    for (int c = 0; c < CAUSES; c++) {
      double[] next = new double[all.length * factors[c].length];
      int at = 0;
      for (double base : all) {
        for (double factor : factors[c]) {
          next[at++] = base * factor;
        }
      }
      all = next;
    }
    return all;
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
    double[] log = products(1, factors);
    for (int s = 0; s < states; s++) {
      log[s] = StrictMath.log(log[s]);
    }
    return log;
  }

  private void add(double[] log, double strength, Weights.Link link, double temper) {
    double[][] factors = new double[CAUSES][];
    for (int c = 0; c < CAUSES; c++) {
      List<Kind> kinds = ways.get(c);
      double[] f = new double[1 + kinds.size()];
      f[0] = 1;
      for (int k = 0; k < kinds.size(); k++) {
        f[k + 1] = 1 - link.of(kinds.get(k));
      }
      factors[c] = f;
    }
    double[] hidden = products(1 - link.leak(), factors);
    for (int s = 0; s < states; s++) {
      double p = bounded(1 - hidden[s]);
      log[s] += temper * StrictMath.log(strength * p + (1 - strength) * (1 - p));
    }
  }

  private static double bounded(double p) {
    return Math.max(LEAST, Math.min(MOST, p));
  }

  /** Natural log odds of each cause over all states. */
  private Map<Cause, Double> logOdds(double[] log) {
    double top = max(log);
    double[] with = new double[CAUSES];
    double total = 0;
    for (int s = 0; s < states; s++) {
      double p = StrictMath.exp(log[s] - top);
      total += p;
      int rest = s;
      for (int c = CAUSES - 1; c >= 0; c--) {
        int options = 1 + ways.get(c).size();
        if (rest % options != 0) {
          with[c] += p;
        }
        rest /= options;
      }
    }
    Map<Cause, Double> odds = new EnumMap<>(Cause.class);
    for (Cause cause : Cause.values()) {
      double p = with[cause.number() - 1];
      odds.put(
          cause, StrictMath.log(Math.max(p, 1e-300)) - StrictMath.log(Math.max(total - p, 1e-300)));
    }
    return odds;
  }

  private double none(double[] log) {
    double top = max(log);
    double sum = 0;
    for (double l : log) {
      sum += StrictMath.exp(l - top);
    }
    return StrictMath.exp(log[0] - top) / sum;
  }

  private static double max(double[] values) {
    double top = Double.NEGATIVE_INFINITY;
    for (double v : values) {
      top = Math.max(top, v);
    }
    return top;
  }
}
