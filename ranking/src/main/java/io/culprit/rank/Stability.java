package io.culprit.rank;

import java.util.List;

/**
 * How firmly a verdict stands: what it would be without each family of signs, and how often the
 * first cause stays first where the numbers of the ranking are somewhat off.
 *
 * @param without one entry for each family that moved some cause's odds by a deciban, those that
 *     change something first
 * @param draws number of times the numbers were drawn anew
 * @param spreadDecibans standard deviation by which each prior's and each link's odds were moved
 * @param stays in how many draws the first cause stayed first; another root may pass it
 */
public record Stability(List<Without> without, int draws, double spreadDecibans, int stays) {
  public Stability {
    without = List.copyOf(without);
  }

  /** The entries without which the verdict is another. */
  public List<Without> flips() {
    return without.stream().filter(Without::flips).toList();
  }

  /**
   * The ranking without something.
   *
   * @param left out what was left out: a family of findings, or {@code assumed}
   * @param findings the names of its findings that spoke, the present ones first
   * @param first the first cause then
   * @param probability of that cause
   * @param verdict what could be said then
   * @param flips whether another verdict is said, or a cause that was first or named no longer is
   */
  public record Without(
      String left,
      List<String> findings,
      Cause first,
      double probability,
      Verdict verdict,
      boolean flips) {
    /** What is left out where it is the user's own assumptions. */
    public static final String ASSUMED = "assumed";

    public Without {
      findings = List.copyOf(findings);
    }
  }
}
