package io.culprit.rank.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.rank.Cases;
import io.culprit.rank.Incidents;
import java.util.List;
import org.junit.jupiter.api.Test;

class StallTest {
  @Test
  void among_aLoopThatOneHandlerBlocks_isLedByThatHandlerAlone() {
    List<Stall> stalls = Incidents.blockedLoop().scene().stalls();
    assertEquals(8, stalls.size());
    for (Stall s : stalls) {
      assertEquals(4_000, s.micros() / 1000);
      assertEquals(1, s.leaders().size());
      assertEquals(1, s.ledBy("GET /api/build/{id}"));
      assertEquals(4, s.inFlight(), "the four behind the blocker");
    }
  }

  @Test
  void among_aProcessThatStoodStill_isLedBySeveralAtOnce() {
    List<Stall> stalls = Incidents.frozenProcess().scene().stalls();
    assertEquals(8, stalls.size());
    for (Stall s : stalls) {
      assertEquals(2, s.leaders().size());
      assertEquals(0.5, s.ledBy(s.leaders().get(0).route()));
    }
  }

  @Test
  void heldBy_isTheRouteThatBeganWithIt() {
    for (Stall s : Incidents.blockedLoop().scene().stalls()) {
      assertTrue(s.heldBy("GET /api/build/{id}"));
      assertFalse(s.heldBy("GET /api/other/{id}"));
      assertFalse(s.tied());
    }
    assertTrue(Incidents.frozenProcess().scene().stalls().get(0).tied());
  }

  @Test
  void touches_whatWaitedInItAndNothingElse() {
    Scene scene = Incidents.blockedLoop().scene();
    Stall first = scene.stalls().get(0);
    assertEquals(5, scene.requests().stream().filter(first::touches).count());
    assertFalse(first.touches(scene.requests().get(0)));
    assertTrue(first.touches(scene.failed().get(0)));
  }

  @Test
  void among_quietTrafficWithNobodyWaiting_isNone() {
    Cases quiet = Cases.of().calls(60, (c, i) -> c.at(1000L * i + (i < 30 ? 0 : 20_000)));
    assertEquals(List.of(), quiet.scene().stalls());
  }

  @Test
  void among_tooFewRecords_judgesNothing() {
    Cases few =
        Cases.of()
            .calls(10, c -> c)
            .calls(1, c -> c.at(11_000).handler(6_000))
            .calls(3, (c, i) -> c.at(11_500 + 100 * i).closed(3_000).waited(5_600).handler(40));
    assertEquals(List.of(), few.scene().stalls());
  }
}
