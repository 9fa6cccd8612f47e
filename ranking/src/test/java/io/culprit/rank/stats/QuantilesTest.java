package io.culprit.rank.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QuantilesTest {
  private static final long[] TEN = {15, 20, 35, 40, 50, 51, 60, 70, 80, 90};

  /** R. J. Hyndman, Y. Fan, The American Statistician 50 (1996) 361-365, definition 1. */
  @Test
  void of_isTheSmallestValueWithTheShareAtOrBelowIt() {
    assertEquals(15, Quantiles.of(TEN, 0));
    assertEquals(15, Quantiles.of(TEN, 0.1));
    assertEquals(20, Quantiles.of(TEN, 0.11));
    assertEquals(50, Quantiles.of(TEN, 0.5));
    assertEquals(90, Quantiles.of(TEN, 0.95));
    assertEquals(90, Quantiles.of(TEN, 1));
  }

  @Test
  void of_nothing_isUnknown() {
    assertEquals(-1, Quantiles.of(new long[0], 0.5));
    assertEquals(-1, Quantiles.median(new long[0]));
  }

  @Test
  void median_isAValueThatWasSeen() {
    assertEquals(3, Quantiles.median(new long[] {1, 3, 5}));
    assertEquals(
        3, Quantiles.median(new long[] {1, 3, 5, 7}), "the lower of the two in the middle");
  }

  @Test
  void ramp_runsBothWays() {
    assertEquals(0, Ramp.between(1, 2, 4));
    assertEquals(0.5, Ramp.between(3, 2, 4));
    assertEquals(1, Ramp.between(9, 2, 4));
    assertEquals(0.25, Ramp.between(3.5, 4, 2));
    assertEquals(1, Ramp.between(0, 4, 2));
  }
}
