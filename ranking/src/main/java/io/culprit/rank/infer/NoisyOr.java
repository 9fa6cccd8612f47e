package io.culprit.rank.infer;

import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import io.culprit.rank.State;
import io.culprit.rank.Weights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The exact posterior over all 4,096 sets of causes, by a leaky noisy-OR.
 *
 * <p>A finding shows unless its leak and every cause at work all fail to show it: P(f|S) = 1 - (1 - leak) * prod(1 -
 * q). Several causes can be true at once, and a finding that one cause explains speaks less for another. Findings are
 * graded: one of strength s counts as present with weight s and as absent with weight 1 - s. Findings of one family
 * are signs of one event: those that are present share the weight (the log likelihood of each is divided by the square
 * root of their number), and once one is present the absence of its relatives says nothing; where none is, their
 * absences share the weight. What one finding can
 * move is capped by the two bounds below: 20 decibans for a direct statement, whose leak is near {@code LEAST}, less for
 * a sign that shows by chance more often; 13 decibans for the absence of an expected one.
 *
 * <p>J. Pearl, "Probabilistic Reasoning in Intelligent Systems", 1988, section 4.3; D. Heckerman, J. Breese,
 * "Causal independence for probability assessment and inference", 1996; M. Shwe et al., "Probabilistic diagnosis using
 * a reformulation of the INTERNIST-1/QMR knowledge base", 1991.
 */
public final class NoisyOr {
  /** No finding is surer to show than this, given any set of causes. */
  private static final double MOST = 0.95;

  /** No finding is surer not to show than this. */
  private static final double LEAST = 0.01;

  private static final int CAUSES = Cause.values().length;
  private static final int SETS = 1 << CAUSES;

  private NoisyOr() {}

  /**
   * The posterior, and how each finding moved it in turn.
   *
   * @param priors probability of each cause before any finding
   */
  public static Posterior of(List<Finding> findings, Map<Cause, Double> priors, Weights weights) {
    double[] log = new double[SETS];
    for (int set = 0; set < SETS; set++) {
      for (Cause c : Cause.values()) {
        double p = priors.getOrDefault(c, 0.05);
        log[set] += StrictMath.log(has(set, c) ? p : 1 - p);
      }
    }
    List<Finding> speaking = speaking(findings, weights);
    Map<String, Integer> sizes = new HashMap<>();
    speaking.forEach(f -> sizes.merge(f.family(), 1, Integer::sum));
    double[] before = logOdds(log);
    double[] prior = before;
    List<Posterior.Step> steps = new ArrayList<>();
    for (Finding f : speaking) {
      add(log, f, weights.links().get(f.id()), 1 / StrictMath.sqrt(sizes.getOrDefault(f.family(), 1)));
      double[] after = logOdds(log);
      double[] moved = new double[CAUSES];
      for (int c = 0; c < CAUSES; c++) {
        moved[c] = after[c] - before[c];
      }
      steps.add(new Posterior.Step(f, moved));
      before = after;
    }
    return new Posterior(prior, before, none(log), steps);
  }

  /** P(f | the causes of a set). */
  static double shown(Weights.Link link, int set) {
    double hidden = 1 - link.leak();
    for (Map.Entry<Cause, Double> e : link.byCause().entrySet()) {
      if (has(set, e.getKey())) {
        hidden *= 1 - e.getValue();
      }
    }
    return Math.max(LEAST, Math.min(MOST, 1 - hidden));
  }

  private static void add(double[] log, Finding f, Weights.@Nullable Link link, double temper) {
    if (link == null) {
      return;
    }
    double s = f.strength();
    for (int set = 0; set < SETS; set++) {
      double p = shown(link, set);
      log[set] += temper * StrictMath.log(s * p + (1 - s) * (1 - p));
    }
  }

  /** Findings that count: the present ones, and the absent ones of families in which none is present. */
  private static List<Finding> speaking(List<Finding> findings, Weights weights) {
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

  private static boolean has(int set, Cause c) {
    return (set >> c.ordinal() & 1) == 1;
  }

  /** Natural log odds of each cause over all sets. */
  private static double[] logOdds(double[] log) {
    double top = max(log);
    double[] with = new double[CAUSES];
    double[] without = new double[CAUSES];
    for (int set = 0; set < SETS; set++) {
      double p = StrictMath.exp(log[set] - top);
      for (int c = 0; c < CAUSES; c++) {
        if ((set >> c & 1) == 1) {
          with[c] += p;
        } else {
          without[c] += p;
        }
      }
    }
    double[] odds = new double[CAUSES];
    for (int c = 0; c < CAUSES; c++) {
      odds[c] = StrictMath.log(Math.max(with[c], 1e-300)) - StrictMath.log(Math.max(without[c], 1e-300));
    }
    return odds;
  }

  private static double none(double[] log) {
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
