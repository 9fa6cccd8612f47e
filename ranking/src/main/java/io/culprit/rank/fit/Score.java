package io.culprit.rank.fit;

import io.culprit.rank.Cause;
import io.culprit.rank.Status;
import io.culprit.rank.Verdict;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a ranking said of one incident, beside the truth.
 *
 * @param set the recording it is from
 * @param name the incident
 * @param truth what truly happened
 * @param order the causes, best first
 * @param probabilities printed probability of each cause
 * @param verdict what was dared to be said
 * @param statuses status of each cause; none of a ranking that knows no statuses
 */
public record Score(
    String set,
    String name,
    Truth truth,
    List<Cause> order,
    Map<Cause, Double> probabilities,
    Verdict verdict,
    Map<Cause, Status> statuses) {
  public Score {
    order = List.copyOf(order);
    probabilities = Collections.unmodifiableMap(new EnumMap<>(probabilities));
    statuses = Map.copyOf(statuses);
  }

  /** The cause that stands first. */
  public Cause first() {
    return order.get(0);
  }

  /** The printed probability of a cause. */
  public double probability(Cause cause) {
    return probabilities.getOrDefault(cause, 0.0);
  }

  /** Whether the first cause is a primary one. */
  public boolean firstIsTrue() {
    return truth.primary().contains(first());
  }

  /** Whether a cause was named. */
  public boolean accuses() {
    return verdict == Verdict.CULPRIT;
  }

  /** Whether it was called healthy. */
  public boolean calledHealthy() {
    return verdict == Verdict.NOTHING_WRONG;
  }

  /** Whether no cause was named and none was cleared. */
  public boolean abstains() {
    return !accuses() && !calledHealthy();
  }

  /** Whether a true cause was called ruled out. */
  public boolean ruledOutTruth() {
    return truth.primary().stream().anyMatch(c -> statuses.get(c) == Status.RULED_OUT);
  }

  /**
   * Whether somebody who went by it was misled: a wrong cause first or named, a fault called
   * healthy, a true cause ruled out, an alarm on a healthy day.
   */
  public boolean wrong() {
    if (truth.healthy()) {
      return !calledHealthy();
    }
    return calledHealthy()
        || ruledOutTruth()
        || (truth.primary().isEmpty() ? accuses() : !firstIsTrue());
  }

  /**
   * Share of the primary causes that stand among the first k (AC@k as RCAEval and J. Lin et al.
   * count it: hits, at most k, over the number of primary causes, at most k).
   */
  double hit(int k) {
    long hits = order.stream().limit(k).filter(truth.primary()::contains).count();
    return (double) Math.min(hits, k) / Math.min(truth.primary().size(), k);
  }

  /** Mean of AC@1 to AC@5. */
  double meanHit() {
    return (hit(1) + hit(2) + hit(3) + hit(4) + hit(5)) / 5;
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
      double d = probability(c) / total - target;
      sum += d * d;
    }
    return sum;
  }
}
