package io.culprit.rank.infer;

import io.culprit.rank.Weights;
import io.culprit.rank.scene.Scene;

/**
 * What an assessment rests on besides the findings.
 *
 * @param scene what the probes looked at
 * @param signs which failure carries which sign
 * @param priors the causes' probabilities before any finding
 * @param weights the numbers of the ranking
 */
public record Ground(Scene scene, Signs signs, Priors priors, Weights weights) {
  Ground with(Signs value) {
    return new Ground(scene, value, priors, weights);
  }

  Ground with(Priors value) {
    return new Ground(scene, signs, value, weights);
  }
}
