package io.culprit.rank.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.rank.Cases;
import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import io.culprit.rank.Incidents;
import io.culprit.rank.Ranker;
import io.culprit.rank.Ratio;
import io.culprit.rank.State;
import io.culprit.rank.Weights;
import io.culprit.rank.WeightsFile;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The list of probes against the weights, and what holds for each of them. */
class ProbesTest {
  private static Set<String> ids() {
    return Probes.all().stream().map(Probe::id).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void ids_areUnique() {
    assertEquals(Probes.all().size(), ids().size());
  }

  @TestFactory
  Stream<DynamicTest> weights_haveARowForEachProbeAndNoOther() {
    return Stream.of(WeightsFile.builtIn(), WeightsFile.byHand())
        .map(
            w ->
                DynamicTest.dynamicTest(
                    w.origin(), () -> assertEquals(ids(), new TreeSet<>(w.links().keySet()))));
  }

  @TestFactory
  Stream<DynamicTest> weights_letEachProbeSpeakForACause() {
    Weights w = WeightsFile.byHand();
    return Probes.all().stream()
        .map(
            p ->
                DynamicTest.dynamicTest(
                    p.id(),
                    () ->
                        assertTrue(
                            Arrays.stream(Cause.values())
                                .anyMatch(c -> w.link(p.id(), c) > w.links().get(p.id()).leak()),
                            "no cause shows it more often than chance does")));
  }

  @Test
  void weights_letEachCauseBeSeenByAProbe() {
    for (Cause c : Cause.values()) {
      assertTrue(
          ids().stream().anyMatch(id -> WeightsFile.builtIn().link(id, c) >= 0.3),
          c + " could never be told from the rest");
    }
  }

  @TestFactory
  Stream<DynamicTest> eachProbe_findsNothingInNothingAndOnAnOrdinaryDay() {
    List<Finding> nothing = Ranker.examine(Cases.of().file());
    List<Finding> everyday = Ranker.examine(Incidents.everyday().file());
    return Stream.concat(nothing.stream(), everyday.stream())
        .map(
            f ->
                DynamicTest.dynamicTest(
                    f.id() + " of " + f.failed().n() + " failures",
                    () -> assertFalse(f.state() == State.PRESENT, f::toString)));
  }

  @TestFactory
  Stream<DynamicTest> eachProbe_ofEveryIncidentKeepsItsNumbersWithinBounds() {
    return Stream.of(
            Incidents.limitTooShort(),
            Incidents.heavyTail(),
            Incidents.blockedLoop(),
            Incidents.frozenProcess(),
            Incidents.killedWorkers())
        .flatMap(c -> Ranker.examine(c.file()).stream())
        .map(f -> DynamicTest.dynamicTest(f.id(), () -> assertSound(f)));
  }

  private static void assertSound(Finding f) {
    Set<String> families =
        Arrays.stream(Family.values()).map(Family::slug).collect(Collectors.toSet());
    assertTrue(families.contains(f.family()), f::toString);
    assertTrue(f.strength() >= 0 && f.strength() <= 1, f::toString);
    assertTrue(f.pValue() > 0 && f.pValue() <= 1, f::toString);
    assertTrue(within(f.failed()) && within(f.healthy()), f::toString);
    assertFalse(f.text().isBlank(), f::toString);
    assertTrue(f.citations().size() <= Sign.CITED, f::toString);
    assertEquals(f.strength() >= Sign.PRESENT, f.state() == State.PRESENT, f::toString);
    assertTrue(f.state() != State.PRESENT || !f.citations().isEmpty(), f::toString);
  }

  private static boolean within(Ratio r) {
    return r.k() >= 0 && r.k() <= r.n();
  }
}
