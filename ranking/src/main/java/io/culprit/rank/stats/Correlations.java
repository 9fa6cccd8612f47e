package io.culprit.rank.stats;

import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/** Measures of association. */
public final class Correlations {
  private Correlations() {}

  /**
   * Spearman's rank correlation, -1 to 1; 0 for fewer than three pairs or a constant side.
   *
   * <p>C. Spearman, "The proof and measurement of association between two things", Am. J. Psychol.
   * 15 (1904) 72-101.
   */
  public static double spearman(double[] x, double[] y) {
    if (x.length < 3) {
      return 0;
    }
    double rho = new SpearmansCorrelation().correlation(x, y);
    return Double.isNaN(rho) ? 0 : rho;
  }
}
