package io.culprit.rank.infer;

import io.culprit.rank.Cause;
import io.culprit.rank.Kind;
import io.culprit.rank.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * The ways in which causes can be at work together, as far as some findings see a difference.
 *
 * <p>A finding of one cause alone changes that cause's own odds and ties it to no other; a kind
 * that no finding of several causes knows is to the others as good as absent. So only the rest must
 * be gone through, some thousand states instead of 69,120, and every sum stays exact.
 *
 * <p>Causes stand in the order of how much is told apart of them, the most first. States are
 * numbered with the last cause running fastest; 0 is the one in which nothing that the findings
 * share is at work. Immutable.
 */
final class Space {
  private static final double[] UNSEEN = {};

  private final List<Cause> causes;

  /** By cause: all its kinds. */
  private final List<List<Kind>> kinds;

  /** By cause: the kinds that are told apart. */
  private final List<List<Kind>> told;

  private final Map<String, Scope> scopes = new LinkedHashMap<>();

  /** By the finding that sees more: those that see no difference that it does not see, and it. */
  private final Map<String, Map<String, int[]>> folds = new LinkedHashMap<>();

  private final int size;

  private Space(List<Cause> causes, List<List<Kind>> kinds, List<List<Kind>> told) {
    this.causes = causes;
    this.kinds = kinds;
    this.told = told;
    int count = 1;
    for (List<Kind> options : told) {
      count *= 1 + options.size();
    }
    size = count;
  }

  /** The space in which some findings can be weighed. */
  static Space of(Weights weights, List<Weighing> findings) {
    List<Weighing> shared = findings.stream().filter(Weighing::isShared).toList();
    Map<Cause, List<Kind>> byCause = new EnumMap<>(Cause.class);
    for (Cause c : Cause.values()) {
      byCause.put(
          c,
          weights.kindsOf(c).stream()
              .filter(k -> shared.stream().anyMatch(w -> w.link().of(k) > 0))
              .toList());
    }
    List<Cause> causes =
        byCause.keySet().stream()
            .sorted(Comparator.comparingInt(c -> -byCause.getOrDefault(c, List.of()).size()))
            .toList();
    List<List<Kind>> told = causes.stream().map(c -> byCause.getOrDefault(c, List.of())).toList();
    Space space = new Space(causes, causes.stream().map(weights::kindsOf).toList(), told);
    shared.forEach(w -> space.scopes.put(w.id(), Scope.of(w.link(), told)));
    return space;
  }

  /** Number of states. */
  int size() {
    return size;
  }

  /** The causes in the order in which the states are numbered. */
  List<Cause> causes() {
    return causes;
  }

  /** All kinds of the cause at a place. */
  List<Kind> kinds(int cause) {
    return kinds.get(cause);
  }

  /** The kinds that are told apart of the cause at a place; the others count as its absence. */
  List<Kind> told(int cause) {
    return told.get(cause);
  }

  /** The same, prepared to weigh all findings together again and again. */
  static Space folded(Weights weights, List<Weighing> findings) {
    Space space = of(weights, findings);
    space.fold();
    return space;
  }

  /**
   * Has findings that see less than another enter by way of it: the states are gone through once.
   */
  private void fold() {
    List<String> widest =
        scopes.keySet().stream()
            .sorted(
                Comparator.comparingInt((String id) -> -scope(id).cells)
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    for (String id : widest) {
      Optional<Map.Entry<String, int[]>> host =
          folds.keySet().stream()
              .flatMap(h -> scope(id).within(scope(h)).map(w -> Map.entry(h, w)).stream())
              .findFirst();
      host.ifPresentOrElse(
          h -> folds.getOrDefault(h.getKey(), new HashMap<>()).put(id, h.getValue()),
          () -> folds.put(id, new LinkedHashMap<>()));
    }
  }

  /**
   * Multiplies the states' weights by the likelihoods of all findings of a folded space.
   *
   * @param change what becomes of each probability
   */
  void weigh(double[] states, List<Weighing> findings, DoubleUnaryOperator change) {
    Map<String, double[]> likelihoods = new HashMap<>();
    for (Weighing w : findings) {
      if (w.isShared()) {
        likelihoods.put(w.id(), scope(w.id()).likelihood(w, change));
      }
    }
    folds.forEach(
        (id, folded) -> {
          double[] likelihood = likelihoods.getOrDefault(id, UNSEEN);
          folded.forEach(
              (other, within) -> {
                double[] less = likelihoods.getOrDefault(other, UNSEEN);
                for (int i = 0; i < likelihood.length; i++) {
                  likelihood[i] *= less[within[i]];
                }
              });
          scope(id).weigh(states, likelihood);
        });
  }

  /** What a finding of several causes sees. */
  Scope scope(String finding) {
    Scope scope = scopes.get(finding);
    if (scope == null) {
      throw new IllegalArgumentException(finding + " was not in view when the space was made");
    }
    return scope;
  }

  /** One number a state: what each cause's option multiplies to. */
  static double[] products(double[][] factors) {
    double[] all = {1};
    for (double[] ofCause : factors) {
      // A single option is the same for all states.
      all = ofCause.length == 1 ? all : times(all, ofCause);
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

  /**
   * What one finding sees of the states: those that differ only in causes that have nothing to do
   * with it fall into one cell, and a likelihood is worked out once a cell.
   */
  static final class Scope {
    /** By linked cause: the kinds that can show the finding. */
    private final List<List<Kind>> linked;

    /** Of each state. */
    private final int[] cell;

    private final int cells;

    private Scope(List<List<Kind>> linked, int[] cell) {
      this.linked = linked;
      this.cell = cell;
      int count = 1;
      for (List<Kind> kinds : linked) {
        count *= 1 + kinds.size();
      }
      cells = count;
    }

    private static Scope of(Weights.Link link, List<List<Kind>> told) {
      List<List<Kind>> linked = new ArrayList<>();
      int[] cells = {0};
      for (List<Kind> kinds : told) {
        List<Kind> showing = kinds.stream().filter(k -> link.of(k) > 0).toList();
        int[] option = new int[1 + kinds.size()];
        for (int k = 0; k < kinds.size(); k++) {
          option[k + 1] = 1 + showing.indexOf(kinds.get(k));
        }
        int[] next = new int[cells.length * option.length];
        int at = 0;
        for (int cell : cells) {
          for (int o : option) {
            next[at++] = cell * (1 + showing.size()) + o;
          }
        }
        cells = next;
        if (!showing.isEmpty()) {
          linked.add(showing);
        }
      }
      return new Scope(linked, cells);
    }

    /** The cell of each cell of a finding that sees more; empty where that one does not. */
    private Optional<int[]> within(Scope wider) {
      int[] within = new int[wider.cells];
      Arrays.fill(within, -1);
      for (int s = 0; s < cell.length; s++) {
        int at = wider.cell[s];
        if (within[at] >= 0 && within[at] != cell[s]) {
          return Optional.empty();
        }
        within[at] = cell[s];
      }
      return Optional.of(within);
    }

    /** The likelihood of the finding, by cell. */
    double[] likelihood(Weighing finding, DoubleUnaryOperator change) {
      double[] likelihood = shown(finding.link(), change);
      for (int i = 0; i < likelihood.length; i++) {
        likelihood[i] = finding.likelihood(likelihood[i]);
      }
      return likelihood;
    }

    /** Multiplies the states' weights by a likelihood, by cell. */
    void weigh(double[] states, double[] likelihood) {
      for (int s = 0; s < states.length; s++) {
        states[s] *= likelihood[cell[s]];
      }
    }

    /** Probability that the finding shows, by cell. */
    double[] shown(Weights.Link link, DoubleUnaryOperator change) {
      double unleaked = 1 - change.applyAsDouble(link.leak());
      double[][] factors = new double[linked.size()][];
      for (int c = 0; c < factors.length; c++) {
        List<Kind> kinds = linked.get(c);
        factors[c] = new double[1 + kinds.size()];
        factors[c][0] = 1;
        for (int k = 0; k < kinds.size(); k++) {
          factors[c][k + 1] = 1 - change.applyAsDouble(link.of(kinds.get(k)));
        }
      }
      double[] shown = products(factors);
      for (int i = 0; i < shown.length; i++) {
        shown[i] = NoisyOr.bounded(1 - unleaked * shown[i]);
      }
      return shown;
    }
  }
}
