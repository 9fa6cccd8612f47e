package io.culprit.rank.infer;

import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import io.culprit.rank.Weights;
import io.culprit.rank.scene.Scene;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the findings on one scene come to: the argument before it is laid out.
 *
 * @param findings every probe's finding
 * @param posterior the odds of the causes, and how each finding moved them
 * @param probabilities the printed probability of each cause
 * @param attribution which cause explains which failure
 * @param judgement what may be said
 */
public record Assessment(
    List<Finding> findings,
    Posterior posterior,
    Map<Cause, Double> probabilities,
    Attribution attribution,
    Judgement judgement) {
  /**
   * Something failed: that none of the twelve is at work is this much less likely than their priors
   * say by themselves. With these it comes to about one incident in ten.
   */
  private static final double NONE_AT_WORK = 0.2;

  public Assessment {
    findings = List.copyOf(findings);
    probabilities = new EnumMap<>(probabilities);
  }

  /** Weighs findings, explains the failures and judges. */
  public static Assessment of(Scene scene, List<Finding> findings, Priors priors, Weights weights) {
    double none = Everyday.is(scene, findings) ? 1 : NONE_AT_WORK;
    Posterior posterior = NoisyOr.of(findings, priors, none, weights);
    Map<Cause, Double> probabilities = new EnumMap<>(Cause.class);
    for (Cause c : Cause.values()) {
      probabilities.put(c, posterior.probability(c, weights.calibration()));
    }
    Attribution attribution = Attribution.of(scene, findings, probabilities, weights);
    return new Assessment(
        findings,
        posterior,
        probabilities,
        attribution,
        new Judgement(scene, findings, posterior, probabilities, attribution, weights));
  }
}
