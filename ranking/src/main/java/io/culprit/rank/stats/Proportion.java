package io.culprit.rank.stats;

/**
 * A share of so many, with the interval of the shares that it does not contradict.
 *
 * <p>The interval is Wilson's score interval at 95 %, which keeps within 0 and 1 and holds its
 * promise for few trials too (E. B. Wilson, "Probable inference, the law of succession, and
 * statistical inference", 1927; L. Brown, T. Cai, A. DasGupta, "Interval estimation for a binomial
 * proportion", 2001, formula 4).
 *
 * @param hits how many; not whole where one counts in part
 * @param n of how many; 0: the share is not a number, and anything is possible
 */
public record Proportion(double hits, long n) {
  /** Quantile of the normal distribution that leaves 2.5 % above it. */
  private static final double Z = 1.959963984540054;

  public Proportion {
    if (!(hits >= 0 && hits <= n)) {
      throw new IllegalArgumentException("expected 0 to " + n + " hits, found " + hits);
    }
  }

  /** The share. */
  public double share() {
    return hits / n;
  }

  /** Lower end of the interval. */
  public double low() {
    return n == 0 ? 0 : Math.max(0, centre() - halfWidth());
  }

  /** Upper end of the interval. */
  public double high() {
    return n == 0 ? 1 : Math.min(1, centre() + halfWidth());
  }

  private double centre() {
    return (hits + Z * Z / 2) / (n + Z * Z);
  }

  private double halfWidth() {
    return Z * StrictMath.sqrt(n * share() * (1 - share()) + Z * Z / 4) / (n + Z * Z);
  }
}
