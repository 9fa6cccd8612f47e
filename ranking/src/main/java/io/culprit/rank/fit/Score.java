package io.culprit.rank.fit;

import io.culprit.rank.Cause;
import io.culprit.rank.Role;
import io.culprit.rank.Status;
import io.culprit.rank.Verdict;
import java.util.List;
import java.util.Map;

/**
 * What the ranking said of one incident, beside the truth.
 *
 * @param name the incident
 * @param truth what truly happened
 * @param order the causes, best first
 * @param probabilities printed probability of each cause
 * @param verdict what was dared to be said
 * @param statuses status of each cause
 * @param roles role of each cause
 */
record Score(
    String name,
    Truth truth,
    List<Cause> order,
    Map<Cause, Double> probabilities,
    Verdict verdict,
    Map<Cause, Status> statuses,
    Map<Cause, Role> roles) {

  /**
   * Share of the primary causes that stand among the first k (AC@k as RCAEval and J. Lin et al.
   * count it: hits, at most k, over the number of primary causes, at most k).
   */
  double hit(int k) {
    long hits = order.stream().limit(k).filter(truth.primary()::contains).count();
    return (double) Math.min(hits, k) / Math.min(truth.primary().size(), k);
  }

  /** 1 / rank of the first primary cause. */
  double reciprocal() {
    for (int i = 0; i < order.size(); i++) {
      if (truth.primary().contains(order.get(i))) {
        return 1.0 / (i + 1);
      }
    }
    return 0;
  }

  /**
   * Squared distance of the normalised probabilities from the equal distribution over the primary
   * causes.
   */
  double brier() {
    double total = probabilities.values().stream().mapToDouble(Double::doubleValue).sum();
    double sum = 0;
    for (Cause c : Cause.values()) {
      double target = truth.primary().contains(c) ? 1.0 / truth.primary().size() : 0;
      double d = probabilities.getOrDefault(c, 0.0) / total - target;
      sum += d * d;
    }
    return sum;
  }

  /** Whether it was called healthy. */
  boolean calledHealthy() {
    return verdict == Verdict.NOTHING_WRONG;
  }

  /** Whether a true cause was called ruled out. */
  boolean ruledOutTruth() {
    return truth.primary().stream().anyMatch(c -> statuses.get(c) == Status.RULED_OUT);
  }
}
