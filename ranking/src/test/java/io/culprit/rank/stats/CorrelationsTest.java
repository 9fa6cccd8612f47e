package io.culprit.rank.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CorrelationsTest {
  private static final double EXACT = 1e-12;

  /**
   * IQ and hours of television of ten people: rho = -29/165, the worked example of the statistics
   * textbooks (and of Wikipedia, "Spearman's rank correlation coefficient").
   */
  @Test
  void spearman_ofIqAndTelevision_isAsPublished() {
    double[] iq = {106, 86, 100, 101, 99, 103, 97, 113, 112, 110};
    double[] hours = {7, 0, 27, 50, 28, 29, 20, 12, 6, 17};
    assertEquals(-29.0 / 165, Correlations.spearman(iq, hours), EXACT);
  }

  @Test
  void spearman_ofAnyRisingCurve_is1AndOfAFallingOneMinus1() {
    double[] x = {1, 2, 3, 4, 5};
    assertEquals(1, Correlations.spearman(x, new double[] {1, 8, 27, 64, 125}), EXACT);
    assertEquals(-1, Correlations.spearman(x, new double[] {5, 4, 3, 2, -100}), EXACT);
  }

  @Test
  void spearman_ofTooFewOrOfAConstant_is0() {
    assertEquals(0, Correlations.spearman(new double[] {1, 2}, new double[] {1, 2}));
    assertEquals(0, Correlations.spearman(new double[] {1, 2, 3, 4}, new double[] {7, 7, 7, 7}));
  }
}
