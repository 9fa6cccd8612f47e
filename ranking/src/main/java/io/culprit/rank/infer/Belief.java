package io.culprit.rank.infer;

import io.culprit.rank.Cause;
import io.culprit.rank.Kind;
import io.culprit.rank.Weights;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * How probable each state of a {@link Space} is, finding by finding. Mutable, for one thread; sums
 * are exact but for rounding.
 */
final class Belief {
  private static final double SMALLEST = 1e-300;
  private static final DoubleUnaryOperator AS_IT_IS = DoubleUnaryOperator.identity();

  private final Space space;
  private final List<Cause> causes;
  private final double none;

  /** By cause: the weight of its absence, then of each of its kinds, by findings of it alone. */
  private final double[][] alone;

  /**
   * By state, once the first is asked for. That of no cause at work is not multiplied by {@code
   * none} yet.
   */
  private double[] states = {};

  /**
   * The belief before any finding.
   *
   * @param priors probability of each cause
   * @param none what the prior of no cause at all is multiplied by
   */
  Belief(Space space, Map<Cause, Double> priors, double none, Weights weights) {
    this.space = space;
    this.none = none;
    causes = space.causes();
    alone = new double[causes.size()][];
    for (int c = 0; c < alone.length; c++) {
      List<Kind> ways = space.kinds(c);
      double p = priors.getOrDefault(causes.get(c), 0.05);
      alone[c] = new double[1 + ways.size()];
      alone[c][0] = 1 - p;
      for (int k = 0; k < ways.size(); k++) {
        alone[c][k + 1] = p * weights.kinds().getOrDefault(ways.get(k), 1.0);
      }
    }
  }

  private double[] states() {
    if (states.length == 0) {
      states = products();
    }
    return states;
  }

  private double[] products() {
    double[][] options = new double[causes.size()][];
    for (int c = 0; c < options.length; c++) {
      options[c] = options(c);
    }
    return Space.products(options);
  }

  /** Weighs a finding in. */
  void weigh(Weighing finding) {
    if (finding.isShared()) {
      Space.Scope scope = space.scope(finding.id());
      scope.weigh(states(), scope.likelihood(finding, AS_IT_IS));
    } else if (!finding.causes().isEmpty()) {
      int cause = causes.indexOf(finding.causes().get(0));
      double[] before = options(cause);
      states();
      weighAlone(cause, finding, AS_IT_IS);
      double[] factors = options(cause);
      for (int o = 0; o < factors.length; o++) {
        factors[o] /= before[o];
      }
      scale(cause, factors);
    }
  }

  /**
   * Weighs all findings of a folded space in, before any other; the same as one by one, and faster.
   *
   * @param change what becomes of each probability that a finding shows
   */
  void weigh(List<Weighing> findings, DoubleUnaryOperator change) {
    for (Weighing w : findings) {
      if (w.causes().size() == 1) {
        weighAlone(causes.indexOf(w.causes().get(0)), w, change);
      }
    }
    space.weigh(states(), findings, change);
  }

  private void weighAlone(int cause, Weighing finding, DoubleUnaryOperator change) {
    List<Kind> ways = space.kinds(cause);
    double unleaked = 1 - change.applyAsDouble(finding.link().leak());
    alone[cause][0] *= finding.likelihood(NoisyOr.bounded(1 - unleaked));
    for (int k = 0; k < ways.size(); k++) {
      double hidden = unleaked * (1 - change.applyAsDouble(finding.link().of(ways.get(k))));
      alone[cause][k + 1] *= finding.likelihood(NoisyOr.bounded(1 - hidden));
    }
  }

  /** Multiplies each state by the factor of what a cause does in it. */
  private void scale(int cause, double[] factors) {
    double[] states = states();
    int stride = 1;
    for (int c = cause + 1; c < causes.size(); c++) {
      stride *= 1 + space.told(c).size();
    }
    int option = 0;
    for (int from = 0; from < states.length; from += stride) {
      double factor = factors[option];
      for (int s = from; s < from + stride; s++) {
        states[s] *= factor;
      }
      option = option + 1 == factors.length ? 0 : option + 1;
    }
  }

  /** Natural log odds of each cause. */
  Map<Cause, Double> logOdds() {
    return logOdds(states());
  }

  /**
   * Natural log odds of each cause over weighted states: the causes are summed out one by one, the
   * first, whose options lie farthest apart, first.
   */
  Map<Cause, Double> logOdds(double[] weights) {
    Map<Cause, Double> odds = new EnumMap<>(Cause.class);
    double excess = (1 - none) * empty(weights);
    double[] left = weights;
    for (int c = 0; c < causes.size(); c++) {
      int options = 1 + space.told(c).size();
      int stride = left.length / options;
      double[] next = new double[stride];
      for (int from = stride; from < left.length; from += stride) {
        for (int s = 0; s < stride; s++) {
          next[s] += left[from + s];
        }
      }
      double with = 0;
      double quiet = 0;
      for (int s = 0; s < stride; s++) {
        with += next[s];
        quiet += left[s];
        next[s] += left[s];
      }
      double absence = absence(c);
      odds.put(
          causes.get(c),
          StrictMath.log(Math.max(with + quiet * (1 - absence), SMALLEST))
              - StrictMath.log(Math.max(quiet * absence - excess, SMALLEST)));
      left = next;
    }
    return odds;
  }

  /** Probability that none of the causes is at work. */
  double noneAtWork() {
    double empty = empty(states());
    double sum = Arrays.stream(states()).sum();
    return none * empty / (sum - (1 - none) * empty);
  }

  /** The part of the first state in which indeed nothing is at work. */
  private double empty(double[] weights) {
    double part = weights[0];
    for (int c = 0; c < alone.length; c++) {
      part *= absence(c);
    }
    return part;
  }

  /** Where a cause does nothing that is told apart: how probably it is absent. */
  private double absence(int cause) {
    return alone[cause][0] / options(cause)[0];
  }

  /** The weight of what is not told apart from a cause's absence, then of each kind that is. */
  private double[] options(int cause) {
    List<Kind> told = space.told(cause);
    double[] options = new double[1 + told.size()];
    options[0] = alone[cause][0];
    for (int k = 0; k < space.kinds(cause).size(); k++) {
      options[1 + told.indexOf(space.kinds(cause).get(k))] += alone[cause][k + 1];
    }
    return options;
  }
}
