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
              + s.assumedDecibans()
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
  void assumptions_moveTheOdds_asALineOfTheLedger() throws IOException {
    Assumptions made = new Assumptions(Map.of(Cause.DNS_TLS, 10.0), Set.of(Fact.NO_BROWSER));
    Report plain = report(Incidents.limitTooShort());
    Report assumed =
        new Ranker(WeightsFile.builtIn(), made)
            .report(Incidents.limitTooShort().file(), true, origins -> Map.of());
    assertAccounts(assumed);
    assertTrue(plain.ranking().stream().allMatch(s -> s.assumedDecibans() == 0));
    // That something failed couples the priors a little.
    assertEquals(10, of(assumed, Cause.DNS_TLS).assumedDecibans(), 2);
    assertEquals(-20, of(assumed, Cause.CORS).assumedDecibans(), 2);
    assertEquals(
        of(plain, Cause.CORS).priorDecibans(), of(assumed, Cause.CORS).priorDecibans(), 1e-9);
    assertTrue(
        assumed.context().stream()
            .anyMatch(
                c ->
                    c.label().equals("Assumed by the user")
                        && c.text().contains("`no-browser`")
                        && c.text().contains("(`dns-tls`) times 10")));
  }

  @Test
  void knownBalancer_isSuspectedLikeOneThatIsSeen() throws IOException {
    Assumptions made = new Assumptions(Map.of(), Set.of(Fact.LOAD_BALANCER));
    Report r =
        new Ranker(WeightsFile.builtIn(), made)
            .report(Incidents.limitTooShort().file(), true, origins -> Map.of());
    Suspect lb = of(r, Cause.LB_IDLE_TIMEOUT);
    assertEquals(
        Posterior.decibans(WeightsFile.builtIn().priors().get(Cause.LB_IDLE_TIMEOUT)),
        lb.priorDecibans() + lb.assumedDecibans(),
        2);
  }

  @Test
  void assumption_thatTheLogsContradict_isSaid() throws IOException {
    Assumptions made = new Assumptions(Map.of(), Set.of(Fact.NO_LOAD_BALANCER));
    Cases without = Incidents.limitTooShort();
    Cases behind = Cases.healthy(60).calls(5, x -> x.balancer("sH--", 504));
    for (Cases c : new Cases[] {without, behind}) {
      Report r =
          new Ranker(WeightsFile.builtIn(), made).report(c.file(), true, origins -> Map.of());
      assertEquals(
          c == behind,
          r.notes().stream().anyMatch(n -> n.contains("(`no-load-balancer`), but these logs")),
          r.notes()::toString);
    }
  }

  private static Suspect of(Report r, Cause cause) {
    return r.ranking().stream().filter(s -> s.cause() == cause).findFirst().orElseThrow();
  }

  @Test
  void report_twice_isTheSame() throws IOException {
    assertEquals(report(Incidents.heavyTail()), report(Incidents.heavyTail()));
  }
}
