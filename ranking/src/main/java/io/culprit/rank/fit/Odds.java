package io.culprit.rank.fit;

import java.util.Arrays;

/** Shares from weights that are known by their logarithms. */
final class Odds {
  private Odds() {}

  /**
   * The weights, scaled so that they sum to 1; the heaviest is taken out first, so that none of
   * them vanishes whatever their size.
   *
   * @param logs natural logarithms of the weights
   */
  static double[] shares(double[] logs) {
    double top = Arrays.stream(logs).max().orElse(0);
    double[] shares = new double[logs.length];
    double sum = 0;
    for (int i = 0; i < logs.length; i++) {
      shares[i] = StrictMath.exp(logs[i] - top);
      sum += shares[i];
    }
    for (int i = 0; i < logs.length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }
}
