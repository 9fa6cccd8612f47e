package io.culprit.rank.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The tests of counts against published figures. */
class SignificanceTest {
  private static final double EXACT = 1e-12;

  /**
   * R. A. Fisher, "The Design of Experiments", 1935, chapter II: 1 in 70 to tell all eight cups.
   */
  @Test
  void fisher_ofTheLadyTastingTea_isOneInSeventy() {
    assertEquals(1.0 / 70, Significance.fisher(4, 4, 0, 4), EXACT);
  }

  /** The same: 3 of 4 right in 16 ways of 70, so 17 in 70 for three or more. */
  @Test
  void fisher_ofOneCupMistaken_isSeventeenInSeventy() {
    assertEquals(17.0 / 70, Significance.fisher(3, 4, 1, 4), EXACT);
  }

  /**
   * R. A. Fisher, "The logic of inductive inference", J. R. Stat. Soc. 98 (1935) 39-82: of 13
   * monozygotic twins of criminals 10 were convicted, of 17 dizygotic ones 2: 619 in 1,330,665.
   */
  @Test
  void fisher_ofTheConvictedTwins_isAsPublished() {
    assertEquals(619.0 / 1_330_665, Significance.fisher(10, 13, 2, 17), EXACT);
  }

  @Test
  void fisher_withoutASignOrWithoutAGroup_provesNothing() {
    assertEquals(1, Significance.fisher(0, 10, 3, 10));
    assertEquals(1, Significance.fisher(3, 10, 0, 0));
    assertEquals(1, Significance.fisher(0, 0, 3, 10));
  }

  @Test
  void fisher_ofTheSameShare_isNoSign() {
    assertTrue(Significance.fisher(5, 10, 50, 100) > 0.5);
  }

  @Test
  void fisher_ofMoreRequestsThanAFloatTellsApart_staysAbove0() {
    double p = Significance.fisher(5_000, 5_000, 0, 50_000);
    assertTrue(p > 0 && p < 1e-20, () -> "p = " + p);
  }

  /** Three or more heads of four: (4 + 1) / 16. */
  @Test
  void binomialTail_ofCoins_isCounted() {
    assertEquals(5.0 / 16, Significance.binomialTail(3, 4, 0.5), EXACT);
  }

  /** The Chevalier de Mere's wager, 1654: a six in four throws, 671 in 1296. */
  @Test
  void binomialTail_ofDeMeresDie_isAsPublished() {
    assertEquals(671.0 / 1296, Significance.binomialTail(1, 4, 1.0 / 6), EXACT);
  }

  /**
   * Newton's answer to Samuel Pepys, 1693: at least two sixes with twelve dice 0.6187, three with
   * eighteen 0.5973 (S. M. Stigler, Statistical Science 21 (2006) 400-403).
   */
  @Test
  void binomialTail_ofPepysWager_isAsNewtonFound() {
    assertEquals(0.6187, Significance.binomialTail(2, 12, 1.0 / 6), 5e-5);
    assertEquals(0.5973, Significance.binomialTail(3, 18, 1.0 / 6), 5e-5);
  }

  @Test
  void binomialTail_atTheEdges() {
    assertEquals(1, Significance.binomialTail(0, 50, 0.1));
    assertEquals(1, Significance.binomialTail(0, 0, 0.1));
    assertEquals(1, Significance.binomialTail(5, 5, 1), EXACT);
    assertTrue(Significance.binomialTail(1, 5, 0) < 1e-20, "what never happens has happened");
    assertTrue(Significance.binomialTail(900, 1_000, 0.001) > 0, "no p-value is 0");
  }
}
