package io.culprit.rank.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.rank.Cause;
import io.culprit.rank.Status;
import io.culprit.rank.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScoreTest {
  /** The order of the table, every cause with the same probability. */
  private static Score score(Cause... primary) {
    Map<Cause, Double> p = new java.util.EnumMap<>(Cause.class);
    for (Cause c : Cause.values()) {
      p.put(c, 0.5);
    }
    return new Score(
        "made",
        "by hand",
        new Truth(Set.of(primary), Set.of(), false, true),
        List.of(Cause.values()),
        p,
        Verdict.UNDECIDED,
        Map.of(Cause.CORS, Status.RULED_OUT));
  }

  @Test
  void hit_ofTheThirdOfTheTable_countsFromThreeOn() {
    Score s = score(Cause.CLOSE_MID_BODY);
    assertEquals(0, s.hit(1));
    assertEquals(0, s.hit(2));
    assertEquals(1, s.hit(3));
    assertEquals(1.0 / 3, s.reciprocal());
  }

  @Test
  void hit_ofTwoCauses_isTheShareThatIsThere() {
    Score s = score(Cause.PROXY_TIMEOUT, Cause.TCP_RESET);
    assertEquals(1, s.hit(1), "one of at most one");
    assertEquals(0.5, s.hit(3));
    assertEquals(1, s.hit(5));
    assertEquals(1, s.reciprocal());
  }

  /** Eleven times (1/12)^2 and once (11/12)^2. */
  @Test
  void brier_ofKnowingNothing_isCounted() {
    assertEquals((11 + 121) / 144.0, score(Cause.CORS).brier(), 1e-12);
  }

  @Test
  void ruledOutTruth_onlyWhereTheTruthIs() {
    assertTrue(score(Cause.CORS).ruledOutTruth());
    assertFalse(score(Cause.DNS_TLS).ruledOutTruth());
  }
}
