package io.culprit.rank.fit;

import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import io.culprit.rank.State;
import io.culprit.rank.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Naive Bayes over the same findings, without anything written by hand: a class for each cause and
 * one for healthy, three states a finding (present, absent, unobservable), Laplace's one added to
 * every count. An incident with two causes is half an incident of each. Each incident is judged by
 * what the others teach (leave-one-out).
 */
record NaiveBayes() implements Baseline {
  private static final int HEALTHY = Cause.values().length;
  private static final int CLASSES = HEALTHY + 1;
  private static final int STATES = State.values().length;

  /** Probability from which on the first cause is named, as in the ranking. */
  private static final double NAMED = 0.75;

  @Override
  public String title() {
    return "naive Bayes, leave-one-out";
  }

  @Override
  public List<Score> scores(List<Staged> incidents) {
    Counts counts = new Counts();
    incidents.forEach(i -> counts.add(i, 1));
    List<Score> scores = new ArrayList<>();
    for (Staged i : incidents) {
      counts.add(i, -1);
      scores.add(judged(i, counts.posterior(i.findings())));
      counts.add(i, 1);
    }
    return scores;
  }

  private static Score judged(Staged incident, double[] posterior) {
    Map<Cause, Double> probabilities = new EnumMap<>(Cause.class);
    for (Cause c : Cause.values()) {
      probabilities.put(c, Math.max(1e-9, posterior[place(c)]));
    }
    List<Cause> order =
        probabilities.keySet().stream()
            .sorted(Comparator.comparingDouble((Cause c) -> -posterior[place(c)]))
            .toList();
    double first = posterior[place(order.get(0))];
    Verdict verdict =
        posterior[HEALTHY] > first
            ? Verdict.NOTHING_WRONG
            : first >= NAMED ? Verdict.CULPRIT : Verdict.UNDECIDED;
    return incident.scored(order, probabilities, verdict, Map.of());
  }

  /** Place of a cause among the classes. */
  private static int place(Cause cause) {
    return cause.number() - 1;
  }

  /** How often each class showed each state of each finding. Integers: halves are counted. */
  private static final class Counts {
    private final long[] incidents = new long[CLASSES];
    private final Map<String, Map<State, long[]>> states = new HashMap<>();

    /** Counts an incident, or with -1 takes it out again. */
    void add(Staged incident, int sign) {
      Truth truth = incident.incident().truth();
      Set<Cause> causes = truth.primary();
      if (truth.healthy()) {
        add(incident, HEALTHY, 2 * sign);
      }
      causes.forEach(c -> add(incident, place(c), causes.size() == 1 ? 2 * sign : sign));
    }

    private void add(Staged incident, int into, int halves) {
      incidents[into] += halves;
      for (Finding f : incident.findings()) {
        states.computeIfAbsent(f.id(), id -> new EnumMap<>(State.class))
                .computeIfAbsent(f.state(), state -> new long[CLASSES])[into] +=
            halves;
      }
    }

    private long[] seen(Finding f) {
      return states.getOrDefault(f.id(), Map.of()).getOrDefault(f.state(), new long[CLASSES]);
    }

    double[] posterior(List<Finding> findings) {
      double[] log = new double[CLASSES];
      for (int c = 0; c < CLASSES; c++) {
        log[c] = StrictMath.log(incidents[c] / 2.0 + 1);
        for (Finding f : findings) {
          log[c] += StrictMath.log((seen(f)[c] / 2.0 + 1) / (incidents[c] / 2.0 + STATES));
        }
      }
      return Odds.shares(log);
    }
  }
}
