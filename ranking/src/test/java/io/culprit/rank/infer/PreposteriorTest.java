package io.culprit.rank.infer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import io.culprit.rank.Kind;
import io.culprit.rank.NextEvidence.Answer;
import io.culprit.rank.Ratio;
import io.culprit.rank.State;
import io.culprit.rank.Weights;
import io.culprit.rank.WeightsFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreposteriorTest {
  private static final Weights IN_USE = WeightsFile.builtIn();

  private static Finding finding(String id, State state) {
    Ratio none = new Ratio(0, 0);
    double strength = state == State.PRESENT ? 1 : 0;
    return new Finding(id, "family of " + id, state, strength, none, none, 1, id, List.of());
  }

  private static double h(double p) {
    return -(p * Math.log(p) + (1 - p) * Math.log(1 - p)) / Math.log(2);
  }

  /** One cause as probable as not, and one sign. */
  @Test
  void bits_ofOneCauseAndOneSign_areTheMutualInformation() {
    Kind cors = new Kind(Cause.CORS, "");
    TreeMap<Kind, Double> kinds = new TreeMap<>(Map.of(cors, 1.0));
    TreeMap<String, Weights.Link> links = new TreeMap<>();
    links.put("sign", new Weights.Link(0.1, new TreeMap<>(Map.of(cors, 0.5))));
    Weights w = new Weights("", Map.of(Cause.CORS, 0.5), kinds, links, 1);
    Preposterior.Prospect p =
        new Preposterior(List.of(), Priors.of(w.priors()), 1, w)
            .of(List.of(finding("sign", State.UNOBSERVABLE)));
    double with = 1 - 0.9 * 0.5;
    assertEquals(h((with + 0.1) / 2) - h(with) / 2 - h(0.1) / 2, p.bits(), 1e-12);
    assertEquals((with + 0.1) / 2, p.answers().get(0).chance(), 1e-12);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void answers_areWhatTheRankingSaysOnceTheyAreThere(long seed) {
    Random random = new Random(seed);
    List<Finding> held = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String id : IN_USE.links().keySet()) {
      switch (random.nextInt(5)) {
        case 0 -> held.add(finding(id, State.PRESENT));
        case 1, 2 -> held.add(finding(id, State.ABSENT));
        default -> missing.add(id);
      }
    }
    Priors priors = Priors.of(IN_USE.priors());
    Preposterior preposterior = new Preposterior(held, priors, 0.2, IN_USE);
    for (String id : missing) {
      Preposterior.Prospect p = preposterior.of(List.of(finding(id, State.UNOBSERVABLE)));
      assertTrue(p.bits() >= 0 && p.bits() <= 1, id);
      double chances = p.answers().stream().mapToDouble(Answer::chance).sum();
      assertEquals(1, chances, 1e-9, id);
      for (Answer a : p.answers()) {
        List<Finding> then = new ArrayList<>(held);
        then.add(finding(id, a.finding().isEmpty() ? State.ABSENT : State.PRESENT));
        Posterior real = NoisyOr.of(then, priors, 0.2, IN_USE);
        assertEquals(real.probability(a.first(), 1), a.probability(), 1e-6, id);
        double most = real.logOdds().values().stream().mapToDouble(o -> o).max().orElseThrow();
        assertEquals(most, real.logOdds().get(a.first()), 1e-6, id);
      }
    }
  }

  @Test
  void moreFindings_tellMore() {
    Preposterior p = new Preposterior(List.of(), Priors.of(IN_USE.priors()), 0.2, IN_USE);
    Finding balancer = finding("lb-termination", State.UNOBSERVABLE);
    Finding race = finding("lb-keepalive-race", State.UNOBSERVABLE);
    double both = p.of(List.of(balancer, race)).bits();
    assertTrue(both > p.of(List.of(balancer)).bits());
    assertTrue(both > p.of(List.of(race)).bits());
  }
}
