package io.culprit.rank.infer;

import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import io.culprit.rank.Kind;
import io.culprit.rank.Weights;
import java.util.Collection;
import java.util.List;

/**
 * How likely the findings alone are, without any prior, where certain causes are at work, all in
 * the way that suits the findings best.
 *
 * <p>The Bayes factor of two sets of causes: I. J. Good, "Weight of evidence: a brief survey",
 * 1985. The surprise, a predictive check by the log score: A. Gelman, X.-L. Meng, H. Stern,
 * "Posterior predictive assessment of model fitness", Statistica Sinica 6 (1996) 733-807.
 */
final class Likelihood {
  private static final double DECIBANS = 10 / StrictMath.log(10);

  private final List<Finding> speaking;
  private final NoisyOr.Families families;
  private final Weights weights;

  Likelihood(List<Finding> findings, Weights weights) {
    this.speaking = NoisyOr.speaking(findings, weights);
    this.families = NoisyOr.Families.of(speaking);
    this.weights = weights;
  }

  /** Decibans by which the findings speak for some causes at work against others. */
  double decibans(Collection<Cause> some, Collection<Cause> others) {
    return (best(some).log() - best(others).log()) * DECIBANS;
  }

  /**
   * How much less likely the findings are than what these causes show on average, in standard
   * deviations; below 0: they are likelier.
   */
  double surprise(Collection<Cause> causes) {
    Told told = best(causes);
    return told.variance() == 0
        ? 0
        : (told.expected() - told.log()) / StrictMath.sqrt(told.variance());
  }

  /**
   * Log likelihood of the findings, beside its expectation and variance over what the causes can
   * show.
   */
  private record Told(double log, double expected, double variance) {}

  private Told best(Collection<Cause> causes) {
    Told best = new Told(Double.NEGATIVE_INFINITY, 0, 0);
    for (List<Kind> way : weights.ways(causes)) {
      Told told = of(way);
      best = told.log() > best.log() ? told : best;
    }
    return best;
  }

  private Told of(List<Kind> way) {
    double log = 0;
    double expected = 0;
    double variance = 0;
    for (Finding f : speaking) {
      Weights.Link link = weights.links().get(f.id());
      if (link == null) {
        continue;
      }
      double shown = NoisyOr.shown(link, way);
      double temper = families.temper(f);
      double present = StrictMath.log(shown) * temper;
      double absent = StrictMath.log(1 - shown) * temper;
      log += StrictMath.log(NoisyOr.likelihood(f.strength(), shown)) * temper;
      expected += shown * present + (1 - shown) * absent;
      variance += shown * (1 - shown) * (present - absent) * (present - absent);
    }
    return new Told(log, expected, variance);
  }
}
