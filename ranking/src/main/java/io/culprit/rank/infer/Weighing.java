package io.culprit.rank.infer;

import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import io.culprit.rank.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * A finding as it is weighed.
 *
 * @param finding the finding
 * @param strength 1 for a sure one, 0 for one that is surely absent
 * @param temper power of its likelihood: relatives that speak share their weight
 * @param causes the causes that can show it
 * @param link with what probability they do
 */
record Weighing(
    Finding finding, double strength, double temper, List<Cause> causes, Weights.Link link) {
  Weighing {
    causes = List.copyOf(causes);
  }

  static Weighing of(Finding finding, double strength, double temper, Weights.Link link) {
    return new Weighing(finding, strength, temper, causes(link), link);
  }

  /** All findings that speak. */
  static List<Weighing> of(List<Finding> findings, Weights weights) {
    List<Finding> speaking = NoisyOr.speaking(findings, weights);
    NoisyOr.Families families = NoisyOr.Families.of(speaking);
    List<Weighing> all = new ArrayList<>();
    for (Finding f : speaking) {
      Weights.Link link = weights.links().get(f.id());
      if (link != null) {
        all.add(of(f, f.strength(), families.temper(f), link));
      }
    }
    return all;
  }

  /** The finding's name. */
  String id() {
    return finding.id();
  }

  /** Whether several causes can show it, which ties them to one another. */
  boolean isShared() {
    return causes.size() > 1;
  }

  /** Likelihood, where the finding shows with a probability. */
  double likelihood(double shown) {
    double likelihood = NoisyOr.likelihood(strength, shown);
    return temper == 1 ? likelihood : StrictMath.pow(likelihood, temper);
  }

  private static List<Cause> causes(Weights.Link link) {
    return link.byKind().entrySet().stream()
        .filter(e -> e.getValue() > 0)
        .map(e -> e.getKey().cause())
        .distinct()
        .toList();
  }
}
