package io.culprit.rank.infer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import io.culprit.rank.Incidents;
import io.culprit.rank.Kind;
import io.culprit.rank.Ranker;
import io.culprit.rank.Ratio;
import io.culprit.rank.State;
import io.culprit.rank.Weights;
import io.culprit.rank.WeightsFile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoisyOrTest {
  private static final Weights HAND = WeightsFile.byHand();

  private static Finding finding(String id, String family, State state, double strength) {
    Ratio none = new Ratio(0, 0);
    return new Finding(id, family, state, strength, none, none, 1, id, List.of());
  }

  private static Finding shown(String id, String family) {
    return finding(id, family, State.PRESENT, 1);
  }

  private static Finding missed(String id, String family) {
    return finding(id, family, State.ABSENT, 0);
  }

  private static Posterior posterior(Finding... findings) {
    return NoisyOr.of(List.of(findings), Priors.of(HAND.priors()), 1, HAND);
  }

  // ---- against the definition, written down a second time and slowly

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void of_randomWeights_agreesWithEnumeration(long seed) {
    Random random = new Random(seed);
    Weights weights = randomWeights(random);
    List<Finding> findings = new ArrayList<>();
    for (String id : weights.links().keySet()) {
      State state = List.of(State.values()).get(random.nextInt(3));
      double strength =
          switch (state) {
            case PRESENT -> 0.3 + 0.7 * random.nextDouble();
            case ABSENT -> 0.3 * random.nextDouble();
            case UNOBSERVABLE -> 0;
          };
      findings.add(finding(id, "family" + random.nextInt(3), state, strength));
    }
    Posterior fast = NoisyOr.of(findings, Priors.of(weights.priors()), 1, weights);
    Map<Cause, Double> slow = enumerated(findings, weights);
    slow.forEach(
        (c, p) ->
            assertEquals(
                p, 1 / (1 + Math.exp(-fast.logOdds().get(c))), 1e-9, c + ", seed " + seed));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void of_theWeightsInUse_agreesWithEnumeration_oneByOneAndTogether(long seed) {
    Random random = new Random(seed);
    Weights weights =
        WeightsFile.builtIn()
            .without(seed % 2 == 0 ? Set.of(Cause.DNS_TLS) : Set.of(Cause.RESOURCE_LIMITS));
    List<Finding> findings = new ArrayList<>();
    for (String id : weights.links().keySet()) {
      int state = random.nextInt(6);
      findings.add(
          state > 3
              ? finding(id, "family" + random.nextInt(9), State.UNOBSERVABLE, 0)
              : state == 0 ? shown(id, "alone" + id) : missed(id, "family" + random.nextInt(9)));
    }
    Posterior fast = NoisyOr.of(findings, Priors.of(weights.priors()), 1, weights);
    List<Weighing> weighings = Weighing.of(findings, weights);
    Belief together = new Belief(Space.folded(weights, weighings), weights.priors(), 1, weights);
    together.weigh(weighings, p -> p);
    Map<Cause, Double> folded = together.logOdds();
    enumerated(findings, weights)
        .forEach(
            (c, p) -> {
              double odds = Math.log(p / (1 - p));
              assertEquals(odds, fast.logOdds().get(c), 1e-6, c + ", seed " + seed);
              assertEquals(odds, folded.get(c), 1e-6, c + " together, seed " + seed);
            });
  }

  private static Weights randomWeights(Random random) {
    Map<Cause, Double> priors = new EnumMap<>(Cause.class);
    TreeMap<Kind, Double> kinds = new TreeMap<>();
    for (Cause c : List.of(Cause.TCP_RESET, Cause.CORS, Cause.DNS_TLS)) {
      priors.put(c, 0.02 + 0.4 * random.nextDouble());
      double share = 0.1 + 0.8 * random.nextDouble();
      if (random.nextBoolean()) {
        kinds.put(new Kind(c, "one"), share);
        kinds.put(new Kind(c, "other"), 1 - share);
      } else {
        kinds.put(new Kind(c, ""), 1.0);
      }
    }
    TreeMap<String, Weights.Link> links = new TreeMap<>();
    for (int i = 0; i < 6; i++) {
      TreeMap<Kind, Double> by = new TreeMap<>();
      kinds.keySet().stream()
          .filter(k -> random.nextInt(3) > 0)
          .forEach(k -> by.put(k, random.nextDouble()));
      links.put("sign" + i, new Weights.Link(0.1 * random.nextDouble(), by));
    }
    return new Weights("random", priors, kinds, links, 1);
  }

  /** Probability of each cause: every state in turn, every finding in turn. */
  private static Map<Cause, Double> enumerated(List<Finding> findings, Weights w) {
    List<List<Kind>> states = new ArrayList<>();
    states.add(List.of());
    for (Cause c : w.priors().keySet()) {
      for (List<Kind> shorter : List.copyOf(states)) {
        for (Kind k : w.kindsOf(c)) {
          states.add(Stream.concat(shorter.stream(), Stream.of(k)).toList());
        }
      }
    }
    Map<Cause, Double> with = new HashMap<>();
    double total = 0;
    for (List<Kind> state : states) {
      double p = 1;
      for (Map.Entry<Cause, Double> prior : w.priors().entrySet()) {
        double absent = 1 - prior.getValue();
        p *=
            state.stream()
                .filter(k -> k.cause() == prior.getKey())
                .mapToDouble(k -> prior.getValue() * w.kinds().getOrDefault(k, 0.0))
                .findFirst()
                .orElse(absent);
      }
      for (Finding f : findings) {
        p *= likelihood(f, findings, state, w);
      }
      total += p;
      for (Kind k : state) {
        with.merge(k.cause(), p, Double::sum);
      }
    }
    double all = total;
    with.replaceAll((c, p) -> p / all);
    return with;
  }

  private static double likelihood(Finding f, List<Finding> all, List<Kind> state, Weights w) {
    List<Finding> family = all.stream().filter(o -> o.family().equals(f.family())).toList();
    long present = family.stream().filter(o -> o.state() == State.PRESENT).count();
    if (f.state() == State.UNOBSERVABLE || (f.state() == State.ABSENT && present > 0)) {
      return 1;
    }
    long sharing = family.stream().filter(o -> o.state() == f.state()).count();
    Weights.Link link = w.links().get(f.id());
    double hidden = 1 - link.leak();
    for (Kind k : state) {
      hidden *= 1 - link.of(k);
    }
    double p = Math.min(0.95, Math.max(0.01, 1 - hidden));
    return Math.pow(
        f.strength() * p + (1 - f.strength()) * (1 - p), 1 / Math.sqrt((double) sharing));
  }

  // ---- what a reader of the ledger may rely on

  @Test
  void ledger_ofAnIncident_sumsToTheOdds() {
    Posterior p =
        NoisyOr.of(Ranker.examine(Incidents.heavyTail().file()), Priors.of(HAND.priors()), 1, HAND);
    for (Cause c : Cause.values()) {
      double sum = p.priorDecibans(c);
      for (Posterior.Step s : p.steps()) {
        sum += s.decibans(c);
      }
      assertEquals(p.decibans(c), sum, 1e-9, c::slug);
    }
  }

  @Test
  void priors_withoutFindings_areThePosterior() {
    Posterior p = posterior();
    double none = 1;
    for (Cause c : Cause.values()) {
      double prior = HAND.priors().getOrDefault(c, 0.0);
      assertEquals(Posterior.decibans(prior), p.decibans(c), 1e-9, c::slug);
      none *= 1 - prior;
    }
    assertEquals(none, p.none(), 1e-12);
  }

  @Test
  void aWall_explainedByAHeavyTail_speaksLessForTheProxy() {
    Finding wall = shown("proxy-timeout-wall", "timeout");
    double alone = posterior(wall).decibans(Cause.PROXY_TIMEOUT);
    Posterior explained = posterior(wall, shown("heavy-tail", "handler"));
    assertTrue(
        explained.decibans(Cause.PROXY_TIMEOUT) < alone - 3,
        "the tail explains the wall: " + explained.decibans(Cause.PROXY_TIMEOUT));
    assertTrue(
        explained.decibans(Cause.BACKEND_VARIANCE) > explained.decibans(Cause.PROXY_TIMEOUT));
  }

  @Test
  void unobservableFindings_moveNothing() {
    Posterior p =
        NoisyOr.of(
            HAND.links().keySet().stream()
                .map(id -> finding(id, id, State.UNOBSERVABLE, 0))
                .toList(),
            Priors.of(HAND.priors()),
            1,
            HAND);
    assertEquals(List.of(), p.steps());
    for (Cause c : Cause.values()) {
      assertEquals(p.priorDecibans(c), p.decibans(c), c::slug);
    }
  }

  @Test
  void signsWithoutWeights_moveNothing() {
    assertEquals(List.of(), posterior(shown("a-sign-of-next-year", "new")).steps());
  }

  @Test
  void twoSignsOfOneFamily_speakLessThanTwoEventsAndMoreThanOne() {
    double one = posterior(shown("wrong-place", "a")).decibans(Cause.STALE_BASE_URL);
    double related =
        posterior(shown("wrong-place", "a"), shown("right-place-later", "a"))
            .decibans(Cause.STALE_BASE_URL);
    double independent =
        posterior(shown("wrong-place", "a"), shown("right-place-later", "b"))
            .decibans(Cause.STALE_BASE_URL);
    assertTrue(one < related && related < independent, one + " " + related + " " + independent);
  }

  @Test
  void anAbsentSign_besideAPresentRelative_saysNothing() {
    double one = posterior(shown("wrong-place", "a")).decibans(Cause.STALE_BASE_URL);
    assertEquals(
        one,
        posterior(shown("wrong-place", "a"), missed("right-place-later", "a"))
            .decibans(Cause.STALE_BASE_URL));
    assertTrue(
        posterior(shown("wrong-place", "a"), missed("right-place-later", "b"))
                .decibans(Cause.STALE_BASE_URL)
            < one);
  }

  @Test
  void oneFinding_howeverSure_movesNoOddsBeyondItsCap() {
    TreeMap<Kind, Double> certain = new TreeMap<>();
    HAND.kinds().keySet().forEach(k -> certain.put(k, k.cause() == Cause.CORS ? 1.0 : 0.0));
    TreeMap<String, Weights.Link> links = new TreeMap<>();
    links.put("proof", new Weights.Link(0, certain));
    Weights proof = new Weights("certain", HAND.priors(), HAND.kinds(), links, 1);
    Posterior present =
        NoisyOr.of(List.of(shown("proof", "a")), Priors.of(HAND.priors()), 1, proof);
    Posterior absent =
        NoisyOr.of(List.of(missed("proof", "a")), Priors.of(HAND.priors()), 1, proof);
    double up = present.decibans(Cause.CORS) - present.priorDecibans(Cause.CORS);
    double down = absent.decibans(Cause.CORS) - absent.priorDecibans(Cause.CORS);
    assertTrue(up > 19 && up <= 20, "20 decibans for a proof: " + up);
    assertTrue(down < -12 && down >= -13, "13 decibans for an absence: " + down);
  }

  @Test
  void anyOneFinding_ofTheBuiltInWeights_staysWithinTheCaps() {
    Weights w = WeightsFile.builtIn();
    for (String id : w.links().keySet()) {
      for (Finding f : List.of(shown(id, "a"), missed(id, "a"))) {
        Posterior p = NoisyOr.of(List.of(f), Priors.of(w.priors()), 1, w);
        for (Cause c : Cause.values()) {
          double moved = p.steps().get(0).decibans(c);
          assertTrue(moved <= 20 && moved >= -13, id + " moves " + c + " by " + moved);
        }
      }
    }
  }

  @Test
  void probability_isNeverPrintedAs0Or1() {
    Map<Cause, Double> sure = new EnumMap<>(Cause.class);
    Map<Cause, Double> never = new EnumMap<>(Cause.class);
    for (Cause c : Cause.values()) {
      sure.put(c, 50.0);
      never.put(c, -50.0);
    }
    Posterior yes = new Posterior(sure, Map.of(), sure, 0, List.of());
    Posterior no = new Posterior(never, Map.of(), never, 1, List.of());
    assertEquals(0.996, yes.probability(Cause.CORS, 1));
    assertEquals(0.004, no.probability(Cause.CORS, 1));
  }

  @Test
  void of_anIncidentWithoutAnySign_blamesNobodyButTheUsual() {
    Posterior alone = NoisyOr.of(List.of(), Priors.of(HAND.priors()), 1, HAND);
    Posterior incident = NoisyOr.of(List.of(), Priors.of(HAND.priors()), 0.2, HAND);
    assertTrue(incident.none() < alone.none() && incident.none() > 0.05, "" + incident.none());
    for (Cause c : Cause.values()) {
      assertTrue(incident.decibans(c) > alone.decibans(c), c::slug);
      assertTrue(incident.probability(c, 1) < 0.25, c::slug);
    }
  }
}
