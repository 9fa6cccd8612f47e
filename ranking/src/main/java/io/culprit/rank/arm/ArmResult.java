package io.culprit.rank.arm;

import io.culprit.rank.fit.Score;
import java.util.List;

/**
 * What the ranking said of incidents with something done to them, beside what it said before.
 *
 * @param arm what was done
 * @param cases one for each incident that it could be done to
 */
public record ArmResult(Arm arm, List<Case> cases) {
  public ArmResult {
    cases = List.copyOf(cases);
  }

  /**
   * One incident.
   *
   * @param altered what was said of it now
   * @param recorded what was said of the recordings it is made of
   */
  public record Case(Score altered, List<Score> recorded) {
    public Case {
      recorded = List.copyOf(recorded);
    }
  }

  /** The scores now. */
  public List<Score> altered() {
    return cases.stream().map(Case::altered).toList();
  }

  /** The scores of the same recordings as they are. */
  public List<Score> recorded() {
    return cases.stream().flatMap(c -> c.recorded().stream()).distinct().toList();
  }

  /**
   * By how much the probability of the cause that stood first fell, on average over faulty
   * recordings; below 0: it rose; not a number: there are none, or their causes are not in the
   * catalogue any more.
   */
  public double fall() {
    return cases.stream()
        .filter(c -> !c.altered().truth().primary().isEmpty())
        .flatMap(c -> c.recorded().stream().map(r -> fall(r, c.altered())))
        .mapToDouble(Double::doubleValue)
        .average()
        .orElse(Double.NaN);
  }

  private static double fall(Score before, Score now) {
    return before.probability(before.first()) - now.probability(before.first());
  }
}
