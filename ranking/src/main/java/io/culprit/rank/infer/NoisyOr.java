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

  private NoisyOr() {}

  /**
   * The posterior, and how each finding moved it in turn.
   *
   * @param priors probability of each cause before any finding, with and without what is assumed
   * @param none what the prior of no cause at all is multiplied by; 1: the causes are independent
   */
  public static Posterior of(List<Finding> findings, Priors priors, double none, Weights weights) {
    return of(findings, priors, none, weights, Space.of(weights, Weighing.of(findings, weights)));
  }

  /** The same in a space in which all these findings, perhaps among others, were in view. */
  static Posterior of(
      List<Finding> findings, Priors priors, double none, Weights weights, Space space) {
    List<Weighing> weighings = Weighing.of(findings, weights);
    Map<Cause, Double> prior = new Belief(space, priors.setting(), none, weights).logOdds();
    Belief belief = new Belief(space, priors.assumed(), none, weights);
    Map<Cause, Double> before = belief.logOdds();
    Map<Cause, Double> assumed = change(prior, before);
    List<Posterior.Step> steps = new ArrayList<>();
    for (Weighing w : weighings) {
      belief.weigh(w);
      Map<Cause, Double> after = belief.logOdds();
      steps.add(new Posterior.Step(w.finding(), change(before, after)));
      before = after;
    }
    return new Posterior(prior, assumed, before, belief.noneAtWork(), steps);
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

  /** The probability within the bounds of what a finding can move. */
  public static double bounded(double p) {
    return Math.max(LEAST, Math.min(MOST, p));
  }
}
