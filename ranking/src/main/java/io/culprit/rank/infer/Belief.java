package io.culprit.rank.infer;

import io.culprit.rank.Cause;
import io.culprit.rank.Kind;
import io.culprit.rank.Weights;
import java.util.ArrayList;
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

  /** States that differ only in other causes than the ones asked for, together. */
  static final class Cell {
    private final List<Kind> atWork;
    private final double weight;

    /** Of those in which a cause is at work, in the order of {@link Space#causes()}. */
    private final double[] with;

    private Cell(List<Kind> atWork, double weight, double[] with) {
      this.atWork = atWork;
      this.weight = weight;
      this.with = with;
    }

    /** The kinds at work of the causes asked for. */
    List<Kind> atWork() {
      return atWork;
    }

    /** The weight of all these states. */
    double weight() {
      return weight;
    }

    /** The weight of those in which the cause at a place is at work. */
    double with(int cause) {
      return with[cause];
    }
  }

  /** The causes in the order in which cells know them. */
  List<Cause> causes() {
    return causes;
  }

  /** The joint distribution of some causes, each kind by itself, with all other causes beside. */
  List<Cell> cells(List<Cause> asked) {
    double[] states = states();
    int n = causes.size();
    int[] places = asked.stream().mapToInt(causes::indexOf).toArray();
    int size = 1;
    int[] step = new int[n];
    for (int p : places) {
      step[p] = size;
      size *= 1 + space.told(p).size();
    }
    double[] absence = new double[n];
    for (int c = 0; c < n; c++) {
      absence[c] = absence(c);
    }
    double[][] sums = new double[size][n + 1];
    int[] option = new int[n];
    for (double weight : states) {
      int key = 0;
      for (int p : places) {
        key += step[p] * option[p];
      }
      double[] sum = sums[key];
      sum[n] += weight;
      for (int c = 0; c < n; c++) {
        sum[c] += option[c] > 0 ? weight : weight * (1 - absence[c]);
      }
      advance(option);
    }
    double excess = (1 - none) * empty(states);
    List<Cell> cells = new ArrayList<>();
    for (int key = 0; key < size; key++) {
      int[] told = new int[places.length];
      for (int i = 0; i < places.length; i++) {
        told[i] = key / step[places[i]] % (1 + space.told(places[i]).size());
      }
      expand(places, told, sums[key], excess, cells);
    }
    return cells;
  }

  private void advance(int[] option) {
    for (int c = option.length - 1; c >= 0; c--) {
      option[c]++;
      if (option[c] <= space.told(c).size()) {
        return;
      }
      option[c] = 0;
    }
  }

  /** Parts what is not told apart of the causes asked for: absence and each quiet kind. */
  private void expand(int[] places, int[] key, double[] sums, double excess, List<Cell> cells) {
    List<List<Kind>> ways = List.of(List.of());
    List<Double> shares = List.of(1.0);
    for (int i = 0; i < places.length; i++) {
      int cause = places[i];
      List<List<Kind>> nextWays = new ArrayList<>();
      List<Double> nextShares = new ArrayList<>();
      for (int w = 0; w < ways.size(); w++) {
        if (key[i] > 0) {
          nextWays.add(plus(ways.get(w), space.told(cause).get(key[i] - 1)));
          nextShares.add(shares.get(w));
        } else {
          nextWays.add(ways.get(w));
          nextShares.add(shares.get(w) * absence(cause));
          List<Kind> kinds = space.kinds(cause);
          for (int k = 0; k < kinds.size(); k++) {
            if (!space.told(cause).contains(kinds.get(k))) {
              nextWays.add(plus(ways.get(w), kinds.get(k)));
              nextShares.add(shares.get(w) * alone[cause][k + 1] / options(cause)[0]);
            }
          }
        }
      }
      ways = nextWays;
      shares = nextShares;
    }
    for (int w = 0; w < ways.size(); w++) {
      double[] with = new double[causes.size()];
      for (int c = 0; c < with.length; c++) {
        with[c] = sums[c] * shares.get(w);
      }
      double weight = sums[with.length] * shares.get(w);
      for (int cause : places) {
        with[cause] = 0;
      }
      for (Kind k : ways.get(w)) {
        with[causes.indexOf(k.cause())] = weight;
      }
      cells.add(new Cell(ways.get(w), ways.get(w).isEmpty() ? weight - excess : weight, with));
    }
  }

  private static List<Kind> plus(List<Kind> kinds, Kind one) {
    List<Kind> more = new ArrayList<>(kinds);
    more.add(one);
    return more;
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
