package io.culprit.rank.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.rank.Cause;
import io.culprit.rank.Status;
import io.culprit.rank.Verdict;
import io.culprit.rank.stats.Proportion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final Set<Cause> NONE = Set.of();

  private static Truth faulty(Set<Cause> primary, boolean identifiable) {
    return new Truth(primary, Set.of(), false, identifiable);
  }

  /** The first cause with a probability, the others in the order of the table with 0.01. */
  private static Score score(Truth truth, Cause first, double p, Verdict verdict) {
    List<Cause> order = new ArrayList<>(List.of(Cause.values()));
    order.remove(first);
    order.add(0, first);
    Map<Cause, Double> probabilities = new EnumMap<>(Cause.class);
    order.forEach(c -> probabilities.put(c, c == first ? p : 0.01));
    return new Score(
        "made", "x", truth, order, probabilities, verdict, Map.of(Cause.CORS, Status.RULED_OUT));
  }

  @Test
  void of_aMixture_countsEachAmongItsOwn() {
    Truth healthy = new Truth(NONE, NONE, true, true);
    Figures f =
        Figures.of(
            List.of(
                score(faulty(Set.of(Cause.TCP_RESET), true), Cause.TCP_RESET, 0.9, Verdict.CULPRIT),
                score(faulty(Set.of(Cause.TCP_RESET), true), Cause.DNS_TLS, 0.8, Verdict.CULPRIT),
                score(faulty(Set.of(Cause.CORS), false), Cause.DNS_TLS, 0.4, Verdict.UNDECIDED),
                score(faulty(Set.of(Cause.CORS), true), Cause.CORS, 0.5, Verdict.NOTHING_WRONG),
                score(healthy, Cause.CORS, 0.8, Verdict.CULPRIT),
                score(healthy, Cause.CORS, 0.1, Verdict.NOTHING_WRONG)));
    assertEquals(2, f.healthy());
    assertEquals(4, f.faulty());
    assertEquals(new Proportion(2, 3), f.identifiable());
    assertEquals(new Proportion(2, 4), f.first());
    assertEquals(new Proportion(1, 3), f.culprits(), "an accused healthy one is wrong");
    assertEquals(new Proportion(1, 4), f.calledHealthy());
    assertEquals(new Proportion(1, 4), f.abstained());
    assertEquals(new Proportion(1, 2), f.falseAlarms());
    assertEquals(new Proportion(2, 4), f.ruledOut());
    assertEquals(
        (0.1 + 0.8 + 0.4 + 0.5) / 4, f.reliability().error(), 1e-12, "each alone in its bin");
  }

  /** What is out of the catalogue cannot stand first; whoever is accused is accused wrongly. */
  @Test
  void of_anUnknownCause_judgesOnlyWhatWasDared() {
    List<Score> scores =
        List.of(
            score(faulty(NONE, false), Cause.CORS, 0.9, Verdict.CULPRIT),
            score(faulty(NONE, false), Cause.CORS, 0.4, Verdict.UNDECIDED));
    Figures f = Figures.of(scores);
    assertEquals(0, f.first().n());
    assertTrue(Double.isNaN(f.reciprocalRank()));
    assertEquals(new Proportion(0, 1), f.culprits());
    assertEquals(new Proportion(1, 2), f.abstained());
    assertTrue(scores.get(0).wrong());
    assertEquals(1, scores.stream().filter(Score::wrong).count());
  }

  @Test
  void confusion_countsAnIncidentOfTwoCausesForEach() {
    Truth two = faulty(Set.of(Cause.TCP_RESET, Cause.CORS), true);
    Confusion confusion =
        Confusion.of(
            List.of(
                score(two, Cause.TCP_RESET, 0.9, Verdict.CULPRIT),
                score(two, Cause.TCP_RESET, 0.9, Verdict.NOTHING_WRONG)));
    assertEquals(1, confusion.count(Cause.TCP_RESET, Cause.TCP_RESET));
    assertEquals(1, confusion.count(Cause.CORS, Cause.TCP_RESET));
    assertEquals(1, confusion.calledHealthy().get(Cause.CORS));
  }
}
