package io.culprit.rank.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.rank.Cases;
import io.culprit.rank.Cause;
import io.culprit.rank.Incidents;
import io.culprit.rank.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BaselineTest {
  private static Labelled incident(String name, Cases logs, Set<Cause> truth) {
    return new Labelled(
        "made", name, logs.file(), new Truth(truth, Set.of(), truth.isEmpty(), true));
  }

  private static Labelled kills(String name) {
    return incident(name, Incidents.killedWorkers(), Set.of(Cause.RESOURCE_LIMITS));
  }

  private static Labelled limit(String name) {
    return incident(name, Incidents.limitTooShort(), Set.of(Cause.PROXY_TIMEOUT));
  }

  private static Labelled calm(String name) {
    return incident(name, Incidents.everyday(), Set.of());
  }

  private static List<Score> scores(Baseline baseline, Labelled... incidents) {
    return Evaluation.of(List.of(incidents)).by(baseline);
  }

  @Test
  void fixedOrder_looksAtNothing() {
    List<Score> scores = scores(new FixedOrder(), kills("a"), calm("b"));
    assertEquals(scores.get(0).order(), scores.get(1).order());
    assertEquals(Cause.PROXY_TIMEOUT, scores.get(0).first());
    assertEquals(Cause.values().length, Set.copyOf(scores.get(0).order()).size());
    assertEquals(
        1, scores.get(0).probabilities().values().stream().mapToDouble(p -> p).sum(), 1e-12);
  }

  @Test
  void keywordRules_goByMessagesAndStatuses() {
    List<Score> scores = scores(KeywordRules.builtIn(), limit("504s"), calm("calm"));
    assertEquals(Cause.PROXY_TIMEOUT, scores.get(0).first(), "504 and 'upstream timed out'");
    assertEquals(Verdict.CULPRIT, scores.get(0).verdict());
    assertEquals(Verdict.NOTHING_WRONG, scores.get(1).verdict());
  }

  @Test
  void naiveBayes_learnsFromTheOthers() {
    List<Score> scores =
        scores(
            new NaiveBayes(),
            kills("a"),
            kills("b"),
            kills("c"),
            limit("d"),
            limit("e"),
            limit("f"),
            calm("g"),
            calm("h"),
            calm("i"),
            calm("j"));
    assertEquals(Cause.RESOURCE_LIMITS, scores.get(0).first());
    assertEquals(Cause.PROXY_TIMEOUT, scores.get(3).first());
    assertTrue(scores.get(6).calledHealthy());
  }

  @Test
  void naiveBayes_ofItsOnlyIncident_knowsNothing() {
    Score alone = scores(new NaiveBayes(), kills("a")).get(0);
    assertEquals(1.0 / 13, alone.probability(Cause.RESOURCE_LIMITS), 1e-9, "all classes alike");
  }

  @Test
  void naiveBayes_doesNotSeeItsOwnLabel() {
    List<Labelled> others =
        new ArrayList<>(List.of(kills("a"), kills("b"), limit("c"), limit("d")));
    List<Labelled> same = new ArrayList<>(others);
    others.add(incident("odd", Incidents.heavyTail(), Set.of(Cause.CORS)));
    same.add(incident("odd", Incidents.heavyTail(), Set.of(Cause.DNS_TLS)));
    assertEquals(
        Evaluation.of(others).by(new NaiveBayes()).get(4).probabilities(),
        Evaluation.of(same).by(new NaiveBayes()).get(4).probabilities());
  }
}
