package io.culprit.rank.infer;

import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the findings made of the causes' odds.
 *
 * @param priorLogOdds natural log odds of each cause before any finding, by the setting alone
 * @param assumed what the user's assumptions add to these
 * @param logOdds the same after all findings
 * @param none probability that none of the twelve is at work
 * @param steps how each finding moved them, in order; prior, assumed and the steps sum to the
 *     posterior, exactly
 */
public record Posterior(
    Map<Cause, Double> priorLogOdds,
    Map<Cause, Double> assumed,
    Map<Cause, Double> logOdds,
    double none,
    List<Step> steps) {
  private static final double DECIBANS = 10 / StrictMath.log(10);

  public Posterior {
    priorLogOdds = new EnumMap<>(priorLogOdds);
    Map<Cause, Double> added = new EnumMap<>(Cause.class);
    added.putAll(assumed);
    assumed = added;
    logOdds = new EnumMap<>(logOdds);
    steps = List.copyOf(steps);
  }

  /**
   * One finding's effect.
   *
   * @param finding the finding
   * @param moved change of the natural log odds
   */
  public record Step(Finding finding, Map<Cause, Double> moved) {
    public Step {
      moved = new EnumMap<>(moved);
    }

    /** Change of a cause's odds in decibans. */
    public double decibans(Cause cause) {
      return moved.getOrDefault(cause, 0.0) * DECIBANS;
    }
  }

  /** A cause's odds before any finding, in decibans. */
  public double priorDecibans(Cause cause) {
    return priorLogOdds.getOrDefault(cause, 0.0) * DECIBANS;
  }

  /** What the user's assumptions change of a cause's odds, in decibans. */
  public double assumedDecibans(Cause cause) {
    return assumed.getOrDefault(cause, 0.0) * DECIBANS;
  }

  /** A cause's odds after all findings, in decibans. */
  public double decibans(Cause cause) {
    return logOdds.getOrDefault(cause, 0.0) * DECIBANS;
  }

  /**
   * Probability of a cause, its log odds scaled by the calibration and never nearer than 0.004 to 0
   * or 1.
   */
  public double probability(Cause cause, double calibration) {
    return probability(logOdds.getOrDefault(cause, 0.0), calibration);
  }

  static double probability(double logOdds, double calibration) {
    double p = 1 / (1 + StrictMath.exp(-calibration * logOdds));
    return Math.max(0.004, Math.min(0.996, p));
  }

  /** Decibans of the odds of a probability. */
  public static double decibans(double probability) {
    return DECIBANS * StrictMath.log(probability / (1 - probability));
  }
}
