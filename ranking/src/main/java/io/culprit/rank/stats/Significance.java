package io.culprit.rank.stats;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.HypergeometricDistribution;

/** Tests of counts. All return one-sided p-values in (0, 1]. */
public final class Significance {
  /** Nothing smaller is told apart. */
  private static final double FLOOR = 1e-30;

  private Significance() {}

  /**
   * Fisher's exact test that k of n is not larger a share than k0 of n0 by more than chance.
   *
   * <p>R. A. Fisher, "On the interpretation of chi-square from contingency tables", J. R. Stat.
   * Soc. 85 (1922) 87-94. 1 where either group is empty.
   */
  public static double fisher(long k, long n, long k0, long n0) {
    if (n <= 0 || n0 <= 0 || k <= 0) {
      return 1;
    }
    int population = Math.toIntExact(n + n0);
    int marked = Math.toIntExact(k + k0);
    double p =
        new HypergeometricDistribution(null, population, marked, Math.toIntExact(n))
            .upperCumulativeProbability(Math.toIntExact(k));
    return clamp(p);
  }

  /**
   * Probability of k or more of n where each is expected with probability {@code rate}. 1 for k =
   * 0.
   */
  public static double binomialTail(long k, long n, double rate) {
    if (k <= 0 || n <= 0) {
      return 1;
    }
    if (rate <= 0) {
      return FLOOR;
    }
    double p =
        1
            - new BinomialDistribution(null, Math.toIntExact(n), Math.min(1, rate))
                .cumulativeProbability(Math.toIntExact(k - 1));
    return clamp(p);
  }

  private static double clamp(double p) {
    return Math.min(1, Math.max(FLOOR, p));
  }
}
