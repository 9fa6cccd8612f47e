package io.culprit.rank.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.rank.Cases;
import io.culprit.rank.Cause;
import io.culprit.rank.Incidents;
import io.culprit.rank.Weights;
import io.culprit.rank.WeightsFile;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final Weights HAND = WeightsFile.byHand();

  private static Labelled incident(String name, Cases logs, Cause truth) {
    return new Labelled(name, logs.file(), new Truth(Set.of(truth), Set.of(), false, true));
  }

  private static Labelled healthy(String name, Cases logs) {
    return new Labelled(name, logs.file(), new Truth(Set.of(), Set.of(), true, true));
  }

  /** The figures under a heading. */
  private static List<String> under(String heading, String text) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(heading)) {
        return lines.subList(i, i + 4);
      }
    }
    throw new AssertionError(heading + " is not in\n" + text);
  }

  /**
   * Two right at once, one mislabelled on purpose: its cause stands second, behind the true one.
   */
  @Test
  void text_ofFourIncidents_holdsTheFiguresCountedByHand() {
    String text =
        Evaluation.of(
                List.of(
                    incident("kills", Incidents.killedWorkers(), Cause.RESOURCE_LIMITS),
                    incident("limit", Incidents.limitTooShort(), Cause.PROXY_TIMEOUT),
                    incident("tail", Incidents.heavyTail(), Cause.PROXY_TIMEOUT),
                    healthy("calm", Incidents.everyday())),
                HAND,
                HAND,
                true)
            .text();
    List<String> given = under("given weights", text);
    assertEquals("given weights: 3 faulty (3 identifiable), 1 healthy", given.get(0));
    assertTrue(given.get(1).contains("AC@1 0.667  AC@3 1.000"), text);
    assertTrue(given.get(1).contains("MRR 0.833"), text);
    assertTrue(given.get(3).contains("verdict culprit 3, right 2;"), text);
    assertTrue(given.get(3).contains("false alarms 0 of 1"), text);
    assertTrue(text.lines().anyMatch(l -> l.contains("ok") && l.contains("calm")), text);
    assertTrue(text.lines().anyMatch(l -> l.contains("MISS") && l.contains("tail")), text);
  }

  @Test
  void leaveOneOut_ofTheOnlyIncident_knowsNothingOfIt() {
    Labelled only = incident("odd", Incidents.heavyTail(), Cause.PROXY_TIMEOUT);
    Weights fitted = Evaluation.of(List.of(only), HAND, HAND, true).fitted();
    Evaluation again = Evaluation.of(List.of(only), fitted, HAND, true);
    String byHand =
        under("given weights", Evaluation.of(List.of(only), HAND, HAND, true).text()).get(1);
    String leftOut = under("leave-one-out", again.text()).get(1);
    String fittedOnIt = under("given weights", again.text()).get(1);
    assertEquals(byHand, leftOut, "without it there is only what was written by hand");
    assertNotEquals(fittedOnIt, leftOut);
    assertTrue(
        fitted.link("heavy-tail", Cause.PROXY_TIMEOUT)
            > HAND.link("heavy-tail", Cause.PROXY_TIMEOUT),
        "what it showed is believed more");
  }

  @Test
  void text_withoutLeaveOneOut_holdsOnlyTheGivenWeights() {
    Labelled only = incident("kills", Incidents.killedWorkers(), Cause.RESOURCE_LIMITS);
    String text = Evaluation.of(List.of(only), HAND, HAND, false).text();
    assertTrue(text.contains("given weights: 1 faulty"), text);
    assertFalse(text.contains("leave-one-out"), text);
  }

  @Test
  void fitted_saysWhereItComesFrom() {
    Labelled only = incident("kills", Incidents.killedWorkers(), Cause.RESOURCE_LIMITS);
    assertTrue(
        Evaluation.of(List.of(only), HAND, HAND, true)
            .fitted()
            .origin()
            .contains("1 labelled incident"));
  }

  @Test
  void findings_listEveryProbeWithItsState() {
    String text =
        Evaluation.findings(incident("tail", Incidents.heavyTail(), Cause.BACKEND_VARIANCE));
    assertEquals(HAND.links().size(), text.lines().count());
    assertTrue(
        text.lines().anyMatch(l -> l.startsWith("heavy-tail") && l.contains("present")), text);
  }
}
