package io.culprit.rank.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProportionTest {
  /**
   * R. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine
   * 17, 1998, table I, method 3 (Wilson's without continuity correction).
   */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void interval_isThePublishedOne(long hits, long n, double low, double high) {
    Proportion p = new Proportion(hits, n);
    assertEquals(low, p.low(), 0.00005);
    assertEquals(high, p.high(), 0.00005);
  }

  /**
   * Wilson's definition: the ends are the shares from which the observed one is just z errors off.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 19, 29})
  void interval_endsWhereTheTestWouldJustReject(int hits) {
    Proportion p = new Proportion(hits, 30);
    for (double end : new double[] {p.low(), p.high()}) {
      double error = Math.sqrt(end * (1 - end) / 30);
      assertEquals(1.96, Math.abs(p.share() - end) / error, 1e-4);
    }
  }

  @Test
  void interval_ofNothing_isEverything() {
    Proportion p = new Proportion(0, 0);
    assertTrue(Double.isNaN(p.share()));
    assertEquals(0, p.low());
    assertEquals(1, p.high());
  }

  @Test
  void interval_ofAll_endsAtOne() {
    assertEquals(1, new Proportion(17, 17).high());
    assertEquals(1 - 0.1611, new Proportion(20, 20).low(), 0.00005);
  }

  @Test
  void moreHitsThanTries_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Proportion(4, 3));
  }
}
