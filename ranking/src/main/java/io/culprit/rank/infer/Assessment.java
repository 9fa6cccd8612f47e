package io.culprit.rank.infer;

import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import io.culprit.rank.Weights;
import io.culprit.rank.scene.Scene;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the findings on one scene come to: the argument before it is laid out.
 *
 * @param ground what it rests on besides the findings
 * @param findings every probe's finding
 * @param none what the prior of no cause at all was multiplied by
 * @param posterior the odds of the causes, and how each finding moved them
 * @param probabilities the printed probability of each cause
 * @param attribution which cause explains which failure
 * @param judgement what may be said
 */
public record Assessment(
    Ground ground,
    List<Finding> findings,
    double none,
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
    return of(
        new Ground(scene, Signs.of(scene, findings), priors, weights),
        findings,
        Space.of(weights, Weighing.of(findings, weights)));
  }

  private static Assessment of(Ground ground, List<Finding> findings, Space space) {
    Scene scene = ground.scene();
    Weights weights = ground.weights();
    double none = Everyday.is(scene, findings) ? 1 : NONE_AT_WORK;
    Posterior posterior = NoisyOr.of(findings, ground.priors(), none, weights, space);
    Map<Cause, Double> probabilities = new EnumMap<>(Cause.class);
    for (Cause c : Cause.values()) {
      probabilities.put(c, posterior.probability(c, weights.calibration()));
    }
    Attribution attribution = Attribution.of(ground.signs(), probabilities, weights);
    level(probabilities, attribution);
    return new Assessment(
        ground,
        findings,
        none,
        posterior,
        probabilities,
        attribution,
        new Judgement(scene, findings, posterior, probabilities, attribution, weights));
  }

  /**
   * Of several causes beyond doubt none stands above one that explains more failures: by how much
   * each is beyond doubt says nothing any more, the one behind most failures is to be read first.
   */
  private static void level(Map<Cause, Double> probabilities, Attribution attribution) {
    double most = 1;
    for (Cause c : beyondDoubt(probabilities, attribution)) {
      most = Math.min(most, probabilities.getOrDefault(c, 0.0));
      probabilities.put(c, most);
    }
  }

  private static List<Cause> beyondDoubt(
      Map<Cause, Double> probabilities, Attribution attribution) {
    return probabilities.keySet().stream()
        .filter(c -> probabilities.getOrDefault(c, 0.0) >= Judgement.SURE)
        .filter(c -> attribution.explains(c) > 0)
        .sorted(Comparator.comparingLong(c -> -attribution.explains(c)))
        .toList();
  }

  /**
   * The same as if a family of findings had not been looked for.
   *
   * @param space one in which all findings were in view
   */
  Assessment without(String family, Space space) {
    List<Finding> left = findings.stream().filter(f -> !f.family().equals(family)).toList();
    return of(ground.with(ground.signs().among(left)), left, space);
  }

  /** The same without what the user assumed. */
  Assessment unassumed(Space space) {
    return of(ground.with(Priors.of(ground.priors().setting())), findings, space);
  }
}
