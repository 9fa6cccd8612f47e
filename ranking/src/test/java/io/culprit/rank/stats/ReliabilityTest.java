package io.culprit.rank.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culprit.rank.stats.Reliability.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReliabilityTest {
  /** Two bins: 0.62 and 0.68 of which one came true, 0.9 and 1.0 of which both did. */
  @Test
  void error_ofFourStatements_isTheOneByHand() {
    Reliability r =
        Reliability.of(
            List.of(
                new Statement(0.62, true),
                new Statement(0.68, false),
                new Statement(0.9, true),
                new Statement(1.0, true)));
    assertEquals(2, r.rows().size());
    Reliability.Row low = r.rows().get(0);
    assertEquals(0.6, low.from(), 1e-12);
    assertEquals(0.65, low.stated(), 1e-12);
    assertEquals(new Proportion(1, 2), low.observed());
    assertEquals(new Proportion(2, 2), r.rows().get(1).observed());
    assertEquals((2 * 0.15 + 2 * 0.05) / 4, r.error(), 1e-12);
  }

  @Test
  void error_ofHonestStatements_isSmall_andOfBoastsIsNot() {
    Random random = new Random(20261126);
    List<Statement> honest = new ArrayList<>();
    List<Statement> boasts = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      double p = random.nextDouble();
      honest.add(new Statement(p, random.nextDouble() < p));
      boasts.add(new Statement(0.95, random.nextDouble() < 0.7));
    }
    assertEquals(0, Reliability.of(honest).error(), 0.02);
    assertEquals(0.25, Reliability.of(boasts).error(), 0.02);
  }

  @Test
  void error_ofNothing_isNone() {
    assertEquals(0, Reliability.of(List.of()).error());
  }
}
