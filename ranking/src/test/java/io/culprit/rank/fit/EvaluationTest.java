package io.culprit.rank.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.rank.Cases;
import io.culprit.rank.Cause;
import io.culprit.rank.Incidents;
import io.culprit.rank.Verdict;
import io.culprit.rank.Weights;
import io.culprit.rank.WeightsFile;
import io.culprit.rank.stats.Proportion;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final Weights HAND = WeightsFile.byHand();

  private static Labelled incident(String name, Cases logs, Cause truth) {
    return new Labelled("made", name, logs.file(), new Truth(Set.of(truth), Set.of(), false, true));
  }

  private static Labelled healthy(String name, Cases logs) {
    return new Labelled("made", name, logs.file(), new Truth(Set.of(), Set.of(), true, true));
  }

  private static Score only(List<Score> scores) {
    assertEquals(1, scores.size());
    return scores.get(0);
  }

  /**
   * Two right at once, one mislabelled on purpose: its cause stands second, behind the true one.
   */
  @Test
  void figures_ofFourIncidents_areThoseCountedByHand() {
    List<Score> scores =
        Evaluation.of(
                List.of(
                    incident("kills", Incidents.killedWorkers(), Cause.RESOURCE_LIMITS),
                    incident("limit", Incidents.limitTooShort(), Cause.PROXY_TIMEOUT),
                    incident("tail", Incidents.heavyTail(), Cause.PROXY_TIMEOUT),
                    healthy("calm", Incidents.everyday())))
            .with(HAND);
    Figures figures = Figures.of(scores);
    assertEquals(3, figures.faulty());
    assertEquals(new Proportion(2, 3), figures.first());
    assertEquals(new Proportion(3, 3), figures.firstThree());
    assertEquals(2.5 / 3, figures.reciprocalRank(), 1e-12);
    assertEquals(new Proportion(2, 3), figures.culprits());
    assertEquals(new Proportion(0, 1), figures.falseAlarms());
    assertEquals(List.of("tail"), scores.stream().filter(Score::wrong).map(Score::name).toList());
    Confusion confusion = Confusion.of(scores);
    assertEquals(1, confusion.count(Cause.PROXY_TIMEOUT, Cause.PROXY_TIMEOUT));
    assertEquals(1, confusion.count(Cause.PROXY_TIMEOUT, Cause.BACKEND_VARIANCE));
  }

  @Test
  void leaveOneOut_ofTheOnlyIncident_knowsNothingOfIt() {
    Labelled odd = incident("odd", Incidents.heavyTail(), Cause.PROXY_TIMEOUT);
    Evaluation evaluation = Evaluation.of(List.of(odd));
    Weights fitted = evaluation.fitted(HAND);
    Score byHand = only(evaluation.with(HAND));
    Score leftOut = only(evaluation.leaveOneOut(HAND));
    byHand
        .probabilities()
        .forEach(
            (c, p) ->
                assertEquals(
                    p,
                    leftOut.probability(c),
                    1e-9,
                    "without it there is only what was written by hand"));
    assertNotEquals(
        byHand.probability(Cause.PROXY_TIMEOUT),
        only(evaluation.with(fitted)).probability(Cause.PROXY_TIMEOUT),
        1e-3);
    assertTrue(
        fitted.link("heavy-tail", Cause.PROXY_TIMEOUT)
            > HAND.link("heavy-tail", Cause.PROXY_TIMEOUT),
        "what it showed is believed more");
  }

  @Test
  void withoutACause_itsIncidentIsNotLaidOnAnother() {
    Labelled kills = incident("kills", Incidents.killedWorkers(), Cause.RESOURCE_LIMITS);
    Weights less = HAND.without(Set.of(Cause.RESOURCE_LIMITS));
    Score score = only(Evaluation.of(List.of(kills)).with(less));
    assertNotEquals(Cause.RESOURCE_LIMITS, score.first());
    assertEquals(0.004, score.probability(Cause.RESOURCE_LIMITS), 1e-12, "as improbable as can be");
    assertNotEquals(Verdict.CULPRIT, score.verdict());
  }

  @Test
  void fitted_saysWhereItComesFrom() {
    Labelled kills = incident("kills", Incidents.killedWorkers(), Cause.RESOURCE_LIMITS);
    assertTrue(Evaluation.of(List.of(kills)).fitted(HAND).origin().contains("1 labelled incident"));
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
