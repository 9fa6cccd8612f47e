package io.culprit.rank.infer;

import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import io.culprit.rank.Kind;
import io.culprit.rank.Weights;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
  private final Map<String, Integer> families = new HashMap<>();
  private final Weights weights;
  private final Collection<Cause> beside;

  /**
   * @param beside the causes that are at work in either case
   */
  Separation(List<Finding> findings, Collection<Cause> beside, Weights weights) {
    this.speaking = NoisyOr.speaking(findings, weights);
    this.beside = List.copyOf(beside);
    this.weights = weights;
    speaking.forEach(f -> families.merge(f.family(), 1, Integer::sum));
  }

  /** Decibans for the one against the other. */
  double decibans(Cause one, Cause other) {
    return (best(one) - best(other)) * DECIBANS;
  }

  private double best(Cause cause) {
    List<List<Kind>> ways = List.of(List.of());
    List<Cause> causes = new ArrayList<>(beside);
    causes.add(cause);
    for (Cause c : causes) {
      ways =
          ways.stream().flatMap(way -> weights.kindsOf(c).stream().map(k -> with(way, k))).toList();
    }
    return ways.stream().mapToDouble(this::logLikelihood).max().orElse(Double.NEGATIVE_INFINITY);
  }

  private static List<Kind> with(List<Kind> way, Kind kind) {
    List<Kind> longer = new ArrayList<>(way);
    longer.add(kind);
    return longer;
  }

  private double logLikelihood(List<Kind> atWork) {
    double log = 0;
    for (Finding f : speaking) {
      Weights.Link link = weights.links().get(f.id());
      if (link != null) {
        double p = NoisyOr.shown(link, atWork);
        log +=
            StrictMath.log(f.strength() * p + (1 - f.strength()) * (1 - p))
                / StrictMath.sqrt(families.getOrDefault(f.family(), 1));
      }
    }
    return log;
  }
}
