package io.culprit.rank.infer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.rank.Assumptions;
import io.culprit.rank.Cases;
import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import io.culprit.rank.Incidents;
import io.culprit.rank.Ranker;
import io.culprit.rank.Stability;
import io.culprit.rank.Stability.Without;
import io.culprit.rank.Verdict;
import io.culprit.rank.WeightsFile;
import io.culprit.rank.scene.Scene;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StabilityOfTest {
  private static Assessment assessed(Cases of, Assumptions assumptions) {
    Scene scene = new Scene(of.file());
    return new Ranker(WeightsFile.builtIn(), assumptions).assess(scene, Ranker.examine(scene));
  }

  private static Stability stability(Cases of) {
    return StabilityOf.assessment(assessed(of, Assumptions.none())).orElseThrow();
  }

  @Test
  void eachFamily_leftOut_isWhatTheRankingSaysWithoutIt() {
    Scene scene = new Scene(Incidents.blockedLoop().file());
    List<Finding> findings = Ranker.examine(scene);
    Ranker ranker = new Ranker(WeightsFile.builtIn());
    Stability found = StabilityOf.assessment(ranker.assess(scene, findings)).orElseThrow();
    assertTrue(found.without().size() > 5, found::toString);
    for (Without w : found.without()) {
      List<Finding> left = findings.stream().filter(f -> !f.family().equals(w.left())).toList();
      Assessment then = ranker.assess(scene, left);
      assertEquals(then.judgement().order().get(0), w.first(), w.left());
      assertEquals(then.judgement().verdict(), w.verdict(), w.left());
      assertEquals(then.probabilities().get(w.first()), w.probability(), 1e-9, w.left());
    }
  }

  @Test
  void blockedLoop_restsOnWhoEndedFirst() {
    Without first = stability(Incidents.blockedLoop()).without().get(0);
    assertTrue(first.findings().contains("same-blocker"), first::toString);
    assertEquals("same-blocker", first.findings().get(0), "the present findings stand first");
  }

  @Test
  void draws_areTheSameEachTime_andSpareAClearCase() {
    Stability clear = stability(Incidents.limitTooShort());
    assertEquals(clear, stability(Incidents.limitTooShort()));
    assertTrue(clear.stays() > clear.draws() * 0.9, clear::toString);
    Stability thin = stability(Cases.healthy(60).calls(4, x -> x.lostUpstream()));
    assertTrue(thin.stays() < clear.stays(), thin::toString);
  }

  @Test
  void assumptionThatDecides_isNamed() {
    Cases thin = Cases.healthy(60).calls(4, x -> x.lostUpstream());
    Assessment plain = assessed(thin, Assumptions.none());
    Assessment assumed = assessed(thin, new Assumptions(Map.of(Cause.CORS, 100.0), Set.of()));
    assertEquals(Cause.CORS, assumed.judgement().order().get(0));
    Without without =
        StabilityOf.assessment(assumed).orElseThrow().without().stream()
            .filter(w -> w.left().equals(Without.ASSUMED))
            .findFirst()
            .orElseThrow();
    assertTrue(without.flips());
    assertEquals(plain.judgement().order().get(0), without.first());
  }

  @Test
  void nobodyAccused_nothingIsTried() {
    Assessment everyday = assessed(Incidents.everyday(), Assumptions.none());
    assertEquals(Verdict.NOTHING_WRONG, everyday.judgement().verdict());
    assertEquals(Optional.empty(), StabilityOf.assessment(everyday));
  }
}
