package io.culprit.rank.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.rank.Assumptions;
import io.culprit.rank.Cases;
import io.culprit.rank.EvidenceSource;
import io.culprit.rank.Fact;
import io.culprit.rank.Incidents;
import io.culprit.rank.NextEvidence;
import io.culprit.rank.Ranker;
import io.culprit.rank.WeightsFile;
import io.culprit.rank.finding.Probe;
import io.culprit.rank.finding.Probes;
import io.culprit.rank.scene.Scene;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WantedTest {
  private static List<NextEvidence> wanted(Cases of, Assumptions assumptions) {
    Scene scene = new Scene(of.file());
    Ranker ranker = new Ranker(WeightsFile.builtIn(), assumptions);
    return Wanted.of(ranker.assess(scene, Ranker.examine(scene)), assumptions);
  }

  private static List<String> sources(List<NextEvidence> wanted) {
    return wanted.stream().map(n -> n.source().id()).toList();
  }

  /** What only a misdirected call in the logs can show cannot be collected. */
  @Test
  void everySign_canBeCollectedFromSomeSource_andEverySourceIsKnown() {
    Set<String> named = new HashSet<>();
    for (EvidenceSource s : EvidenceSource.all()) {
      assertNotNull(Wanted.holds(s.id()));
      assertTrue(s.minutes() > 0, s.id());
      named.addAll(s.findings());
    }
    Set<String> signs = new HashSet<>(Probes.all().stream().map(Probe::id).toList());
    signs.remove("right-place-later");
    assertEquals(signs, named);
  }

  @Test
  void order_isByBitsAMinute() {
    List<NextEvidence> wanted = wanted(Incidents.limitTooShort(), Assumptions.none());
    assertTrue(wanted.size() > 1);
    for (int i = 1; i < wanted.size(); i++) {
      assertTrue(wanted.get(i - 1).bitsPerMinute() >= wanted.get(i).bitsPerMinute());
    }
  }

  @Test
  void whatIsHeld_isNotWanted() {
    List<String> with = sources(wanted(Incidents.limitTooShort(), Assumptions.none()));
    assertTrue(!with.contains("backend-durations") && !with.contains("application-log"));
    Cases without = Cases.healthy(60).calls(12, x -> x.unhandled().cutByProxy(5_000));
    assertTrue(sources(wanted(without, Assumptions.none())).contains("application-log"));
  }

  @Test
  void balancersLog_isNotWantedOfWhoHasNone() {
    Assumptions some = new Assumptions(Map.of(), Set.of(Fact.LOAD_BALANCER));
    Assumptions none = new Assumptions(Map.of(), Set.of(Fact.NO_LOAD_BALANCER));
    Cases thin = Cases.healthy(60).calls(12, x -> x.unhandled().lostUpstream());
    assertTrue(sources(wanted(thin, some)).contains("balancer-log"));
    assertTrue(!sources(wanted(thin, none)).contains("balancer-log"));
  }

  @Test
  void everydayDay_wantsNothing() {
    assertEquals(List.of(), wanted(Incidents.everyday(), Assumptions.none()));
  }
}
