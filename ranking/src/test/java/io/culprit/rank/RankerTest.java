package io.culprit.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.rank.infer.Posterior;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What holds for every report. */
class RankerTest {
  private static Report report(Cases of) throws IOException {
    return new Ranker(WeightsFile.builtIn()).report(of.file(), true, origins -> Map.of());
  }

  @TestFactory
  Stream<DynamicTest> everyReport_accountsForItself() {
    Map<String, Cases> cases = new TreeMap<>();
    cases.put("nothing", Cases.of());
    cases.put("everyday", Incidents.everyday());
    cases.put("limit", Incidents.limitTooShort());
    cases.put("tail", Incidents.heavyTail());
    cases.put("loop", Incidents.blockedLoop());
    cases.put("frozen", Incidents.frozenProcess());
    cases.put("kills", Incidents.killedWorkers());
    return cases.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> assertAccounts(report(e.getValue()))));
  }

  private static void assertAccounts(Report r) {
    Failures f = r.failures();
    assertEquals(f.total(), f.explained() + f.unexplained());
    assertEquals(f.total(), f.byOutcome().values().stream().mapToLong(Long::longValue).sum());
    assertEquals(f.explained(), r.ranking().stream().mapToLong(Suspect::explains).sum());
    assertEquals(r.requests(), (long) r.exchanges().orElseThrow().size());
    Set<Cause> all = new HashSet<>();
    double before = 1;
    for (Suspect s : r.ranking()) {
      all.add(s.cause());
      assertEquals(all.size(), s.rank());
      assertTrue(s.probability() <= before && s.probability() > 0 && s.probability() < 1);
      before = s.probability();
      double sum =
          s.priorDecibans()
              + s.findings().stream().mapToDouble(Weighed::decibans).sum()
              + s.calibrationDecibans();
      assertEquals(Posterior.decibans(s.probability()), sum, 1e-9, s.cause()::slug);
    }
    assertEquals(new HashSet<>(Arrays.asList(Cause.values())), all);
  }

  @Test
  void report_quotesTheLinesItCites() throws IOException {
    Report r =
        new Ranker(WeightsFile.builtIn())
            .report(
                Incidents.limitTooShort().file(),
                false,
                origins -> {
                  Map<io.culprit.parse.event.Origin, String> texts = new TreeMap<>();
                  origins.forEach(o -> texts.put(o, "line " + o.line()));
                  return texts;
                });
    Finding wall =
        r.findings().stream()
            .filter(f -> f.id().equals("proxy-timeout-wall"))
            .findFirst()
            .orElseThrow();
    assertTrue(wall.citations().size() > 1);
    wall.citations().forEach(c -> assertEquals("line " + c.line(), c.text()));
  }

  @Test
  void report_withoutABalancer_hardlySuspectsOne() throws IOException {
    Suspect lb =
        report(Incidents.limitTooShort()).ranking().stream()
            .filter(s -> s.cause() == Cause.LB_IDLE_TIMEOUT)
            .findFirst()
            .orElseThrow();
    // That something failed lifts every cause's prior a little.
    assertEquals(Posterior.decibans(0.015), lb.priorDecibans(), 2);
  }

  @Test
  void report_twice_isTheSame() throws IOException {
    assertEquals(report(Incidents.heavyTail()), report(Incidents.heavyTail()));
  }
}
