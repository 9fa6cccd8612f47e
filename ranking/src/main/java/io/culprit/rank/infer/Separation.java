package io.culprit.rank.infer;

import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import io.culprit.rank.Kind;
import io.culprit.rank.Weights;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * How far the findings alone, without any prior, tell two causes apart: the Bayes factor of one
 * beside the causes that are at work anyway, against the other in its place, all in the way that
 * suits the findings best.
 *
 * <p>I. J. Good, "Weight of evidence: a brief survey", 1985.
 */
final class Separation {
  private static final double DECIBANS = 10 / StrictMath.log(10);

  private final List<Finding> speaking;
  private final NoisyOr.Families families;
  private final Weights weights;
  private final Collection<Cause> beside;

  /**
   * @param beside the causes that are at work in either case
   */
  Separation(List<Finding> findings, Collection<Cause> beside, Weights weights) {
    this.speaking = NoisyOr.speaking(findings, weights);
    this.beside = List.copyOf(beside);
    this.weights = weights;
    this.families = NoisyOr.Families.of(speaking);
  }

  /** Decibans for the one against the other. */
  double decibans(Cause one, Cause other) {
    return (best(one) - best(other)) * DECIBANS;
  }

  private double best(Cause cause) {
    List<Cause> causes = new ArrayList<>(beside);
    causes.add(cause);
    return weights.ways(causes).stream()
        .mapToDouble(this::logLikelihood)
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  private double logLikelihood(List<Kind> atWork) {
    double log = 0;
    for (Finding f : speaking) {
      Weights.Link link = weights.links().get(f.id());
      if (link != null) {
        log +=
            StrictMath.log(NoisyOr.likelihood(f.strength(), NoisyOr.shown(link, atWork)))
                * families.temper(f);
      }
    }
    return log;
  }
}
