package io.culprit.rank.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culprit.rank.Cases;
import io.culprit.rank.Counterfactual;
import io.culprit.rank.Incidents;
import io.culprit.rank.Ratio;
import io.culprit.rank.scene.Scene;
import java.util.List;
import org.junit.jupiter.api.Test;

class CounterfactualsTest {
  private static List<Counterfactual> of(Cases c) {
    return Counterfactuals.of(new Scene(c.file()));
  }

  @Test
  void limitTooShort_noneIsBelowIt_andAllBelowTwiceIt() {
    Counterfactual c = of(Incidents.limitTooShort()).get(0);
    assertEquals("nginx", c.layer());
    assertEquals(5.0, c.limitMicros() / 1e6, 0.1);
    assertEquals(new Ratio(30, 30), c.known());
    assertEquals(new Ratio(0, 30), c.below());
    assertEquals(new Ratio(30, 30), c.belowTwice());
    assertEquals(new Ratio(30, 30), c.unwaited());
    assertEquals(new Ratio(0, 0), c.waitedBelow());
  }

  @Test
  void blockedLoop_allThatWaitedAreQuickWithoutTheWait() {
    Counterfactual c = of(Incidents.blockedLoop()).get(0);
    assertEquals(new Ratio(32, 32), c.known());
    assertEquals(new Ratio(32, 32), c.below());
    assertEquals(new Ratio(0, 32), c.unwaited());
    assertEquals(new Ratio(32, 32), c.waitedBelow());
  }

  @Test
  void noBackendTimes_nothingIsSaid() {
    assertEquals(List.of(), of(Cases.healthy(60).calls(5, x -> x.unhandled().cutByProxy(5_000))));
    assertEquals(List.of(), of(Cases.of()));
  }
}
