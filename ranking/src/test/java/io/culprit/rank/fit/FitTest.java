package io.culprit.rank.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import io.culprit.rank.Kind;
import io.culprit.rank.Ratio;
import io.culprit.rank.State;
import io.culprit.rank.Weights;
import io.culprit.rank.WeightsFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FitTest {
  private static final long SEED = 20261120;
  private static final Kind LOOP = Kind.ofKey("event-loop-saturation");
  private static final Kind KILLED = Kind.ofKey("resource-limits/killed");
  private static final Kind STARVED = Kind.ofKey("resource-limits/starved");

  private static Weights hand(Map<Kind, Double> kinds, double queue, double kill, double late) {
    return new Weights(
        "a test",
        Map.of(Cause.EVENT_LOOP_SATURATION, 0.1, Cause.RESOURCE_LIMITS, 0.1),
        new TreeMap<>(kinds),
        new TreeMap<>(
            Map.of(
                "queue-wait",
                    new Weights.Link(0.05, new TreeMap<>(Map.of(LOOP, queue, STARVED, queue))),
                "worker-killed", new Weights.Link(0.02, new TreeMap<>(Map.of(KILLED, kill))),
                "late-success", new Weights.Link(late, new TreeMap<>(Map.of(LOOP, 0.5))))),
        1);
  }

  private static Weights hand(double queue, double kill, double late) {
    return hand(Map.of(LOOP, 1.0, KILLED, 0.5, STARVED, 0.5), queue, kill, late);
  }

  private static Weights fit(List<Examined> incidents, Weights byHand) {
    return new Fit(incidents, byHand).onAll("a test");
  }

  /** Incidents of a cause as the given weights make them. */
  private static List<Examined> drawn(int n, Set<Cause> causes, Weights from, Random random) {
    List<Examined> all = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      List<Kind> atWork = new ArrayList<>();
      for (Cause c : causes) {
        double left = random.nextDouble();
        for (Kind k : from.kindsOf(c)) {
          left -= from.kinds().getOrDefault(k, 0.0);
          if (left < 0) {
            atWork.add(k);
            break;
          }
        }
      }
      List<Finding> findings = new ArrayList<>();
      from.links()
          .forEach(
              (id, link) -> {
                double hidden = 1 - link.leak();
                for (Kind k : atWork) {
                  hidden *= 1 - link.of(k);
                }
                boolean shows = random.nextDouble() >= hidden;
                Ratio none = new Ratio(0, 0);
                findings.add(
                    new Finding(
                        id,
                        id,
                        shows ? State.PRESENT : State.ABSENT,
                        shows ? 1 : 0,
                        none,
                        none,
                        1,
                        id,
                        List.of()));
              });
      all.add(
          new Examined(
              "drawn " + i, new Truth(causes, Set.of(), causes.isEmpty(), true), findings));
    }
    return all;
  }

  @Test
  void on_manyIncidents_comesToTheWeightsThatMadeThem() {
    Random random = new Random(SEED);
    Weights truth = hand(0.35, 0.75, 0.2);
    List<Examined> incidents =
        new ArrayList<>(drawn(400, Set.of(Cause.EVENT_LOOP_SATURATION), truth, random));
    incidents.addAll(drawn(400, Set.of(), truth, random));
    Weights fitted = fit(incidents, hand(0.9, 0.75, 0.02));
    String seed = "seed " + SEED;
    assertEquals(0.35, fitted.links().get("queue-wait").of(LOOP), 0.07, seed);
    assertEquals(0.2, fitted.links().get("late-success").leak(), 0.05, seed);
    assertEquals(0.5, fitted.links().get("late-success").of(LOOP), 0.1, seed);
  }

  @Test
  void on_aFewIncidents_movesOnlyPartOfTheWay() {
    Weights truth = hand(0.02, 0.75, 0.02);
    List<Examined> three = drawn(3, Set.of(Cause.EVENT_LOOP_SATURATION), truth, new Random(SEED));
    double link = fit(three, hand(0.9, 0.75, 0.02)).links().get("queue-wait").of(LOOP);
    assertTrue(link > 0.5 && link < 0.75, "three against six by hand: " + link);
  }

  @Test
  void on_incidentsOfAnotherCause_keepsWhatWasWrittenByHand() {
    Weights truth = hand(0.35, 0.1, 0.02);
    List<Examined> loops = drawn(200, Set.of(Cause.EVENT_LOOP_SATURATION), truth, new Random(SEED));
    Weights fitted = fit(loops, hand(0.9, 0.75, 0.02));
    assertEquals(0.75, fitted.links().get("worker-killed").of(KILLED), 1e-12);
    assertEquals(0.9, fitted.links().get("queue-wait").of(STARVED), 1e-12);
    assertEquals(0.5, fitted.kinds().get(KILLED), 1e-12);
  }

  @Test
  void on_nothing_isWhatWasWrittenByHand() {
    Weights hand = hand(0.9, 0.75, 0.02);
    Weights fitted = fit(List.of(), hand);
    assertEquals(hand.kinds(), fitted.kinds());
    assertEquals(hand.priors(), fitted.priors());
    hand.links()
        .forEach(
            (id, link) -> {
              assertEquals(link.leak(), fitted.links().get(id).leak(), 1e-12, id);
              link.byKind()
                  .forEach((k, q) -> assertEquals(q, fitted.links().get(id).of(k), 1e-12, id));
            });
  }

  @Test
  void on_oneCauseThatMostlyWorksInOneWay_learnsTheShareOfTheWays() {
    Weights truth = hand(Map.of(LOOP, 1.0, KILLED, 0.9, STARVED, 0.1), 0.9, 0.9, 0.02);
    List<Examined> limits = drawn(300, Set.of(Cause.RESOURCE_LIMITS), truth, new Random(SEED));
    Weights fitted = fit(limits, hand(0.9, 0.9, 0.02));
    assertEquals(0.9, fitted.kinds().get(KILLED), 0.06, "seed " + SEED);
    assertEquals(1, fitted.kinds().get(KILLED) + fitted.kinds().get(STARVED), 1e-12);
  }

  @Test
  void on_incidents_inventsNoLinks() {
    Weights hand = WeightsFile.byHand();
    List<Examined> loops =
        drawn(20, Set.of(Cause.EVENT_LOOP_SATURATION), hand(0.9, 0.9, 0.1), new Random(SEED));
    Weights fitted = fit(loops, hand);
    hand.links()
        .forEach(
            (id, link) ->
                assertEquals(link.byKind().keySet(), fitted.links().get(id).byKind().keySet(), id));
  }
}
