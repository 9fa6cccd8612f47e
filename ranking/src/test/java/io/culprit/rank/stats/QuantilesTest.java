package io.culprit.rank.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
  void logSpread_isOfTheProportionsAndNotOfTheUnit() {
    long[] micros = {1_000, 2_000, 4_000, 8_000};
    assertEquals(StrictMath.log(4) / 1.349, Quantiles.logSpread(micros), 1e-12);
    assertEquals(
        Quantiles.logSpread(micros), Quantiles.logSpread(new long[] {10, 20, 40, 80}), 1e-12);
    assertEquals(0, Quantiles.logSpread(new long[] {7}));
  }

  @Test
  void sorted_leavesTheGivenValuesAlone() {
    long[] given = {3, 1, 2};
    assertArrayEquals(new long[] {1, 2, 3}, Quantiles.sorted(given));
    assertArrayEquals(new long[] {3, 1, 2}, given);
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
