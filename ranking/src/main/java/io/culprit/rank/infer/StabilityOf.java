package io.culprit.rank.infer;

import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import io.culprit.rank.Role;
import io.culprit.rank.Stability;
import io.culprit.rank.Stability.Without;
import io.culprit.rank.State;
import io.culprit.rank.Verdict;
import io.culprit.rank.Weights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Tries a ranking out: leaves each family of findings out in turn, and draws the numbers anew.
 *
 * <p>A draw multiplies the odds of each prior, and of each link of a finding that spoke, by a
 * factor of its own, whose logarithm is normal with the standard deviation of ln 2: the typical
 * number is off by a factor of two, about what some ten incidents a cause can tell of it. The
 * random numbers are seeded, so a report stays the same.
 */
public final class StabilityOf {
  private static final int DRAWS = 100;
  private static final double SPREAD = StrictMath.log(2);
  private static final long SEED = 12;
  private static final double DECIBANS = 10 / StrictMath.log(10);

  /** A family that moved no cause by as many decibans turns nothing and is not tried. */
  private static final double TRIED = 1;

  private StabilityOf() {}

  /** Tries an assessment out; empty where it accuses nobody. */
  public static Optional<Stability> assessment(Assessment assessed) {
    Verdict verdict = assessed.judgement().verdict();
    if (verdict != Verdict.CULPRIT && verdict != Verdict.UNDECIDED) {
      return Optional.empty();
    }
    Weights weights = assessed.ground().weights();
    List<Weighing> weighings = Weighing.of(assessed.findings(), weights);
    Space space = Space.folded(weights, weighings);
    return Optional.of(
        new Stability(
            leftOut(assessed, space), DRAWS, SPREAD * DECIBANS, stays(assessed, weighings, space)));
  }

  private static List<Without> leftOut(Assessment assessed, Space space) {
    Cause first = assessed.judgement().order().get(0);
    List<Without> all = new ArrayList<>();
    if (!assessed.ground().priors().isUnassumed()) {
      all.add(without(Without.ASSUMED, List.of(), assessed.unassumed(space), assessed));
    }
    Map<String, List<Finding>> families = new LinkedHashMap<>();
    for (Posterior.Step s : assessed.posterior().steps()) {
      families.computeIfAbsent(s.finding().family(), f -> new ArrayList<>()).add(s.finding());
    }
    families.forEach(
        (family, findings) -> {
          if (heaviest(assessed, family) >= TRIED) {
            all.add(without(family, findings, assessed.without(family, space), assessed));
          }
        });
    all.sort(
        Comparator.comparing((Without w) -> !w.flips())
            .thenComparing(w -> w.first() == first)
            .thenComparingDouble(w -> w.first() == first ? w.probability() : -w.probability()));
    return all;
  }

  /** Decibans by which the family's findings together moved the cause that they moved most. */
  private static double heaviest(Assessment assessed, String family) {
    double most = 0;
    for (Cause c : Cause.values()) {
      double sum =
          assessed.posterior().steps().stream()
              .filter(s -> s.finding().family().equals(family))
              .mapToDouble(s -> s.decibans(c))
              .sum();
      most = Math.max(most, Math.abs(sum));
    }
    return most;
  }

  private static Without without(
      String left, List<Finding> findings, Assessment then, Assessment before) {
    Cause now = then.judgement().order().get(0);
    Verdict said = then.judgement().verdict();
    boolean named =
        said == Verdict.CULPRIT
            && before.judgement().verdict() == Verdict.CULPRIT
            && roots(then).containsAll(roots(before));
    boolean same = said == before.judgement().verdict() && now == before.judgement().order().get(0);
    return new Without(
        left,
        findings.stream()
            .sorted(Comparator.comparing((Finding f) -> f.state() != State.PRESENT))
            .map(Finding::id)
            .toList(),
        now,
        then.probabilities().getOrDefault(now, 0.0),
        said,
        said == Verdict.CULPRIT ? !named : !same);
  }

  private static int stays(Assessment assessed, List<Weighing> weighings, Space space) {
    Weights weights = assessed.ground().weights();
    Cause first = assessed.judgement().order().get(0);
    Set<Cause> roots = roots(assessed);
    Random random = new Random(SEED);
    int stays = 0;
    for (int d = 0; d < DRAWS; d++) {
      Map<Cause, Double> priors = new EnumMap<>(Cause.class);
      assessed.ground().priors().assumed().forEach((c, p) -> priors.put(c, moved(p, random)));
      Belief belief = new Belief(space, priors, assessed.none(), weights);
      belief.weigh(weighings, p -> moved(p, random));
      Map<Cause, Double> odds = belief.logOdds();
      double lead = odds.getOrDefault(first, 0.0);
      boolean ahead =
          odds.entrySet().stream()
              .allMatch(e -> e.getValue() <= lead || roots.contains(e.getKey()));
      stays += ahead ? 1 : 0;
    }
    return stays;
  }

  private static Set<Cause> roots(Assessment assessed) {
    Judgement judgement = assessed.judgement();
    Verdict verdict = judgement.verdict();
    Set<Cause> roots = EnumSet.noneOf(Cause.class);
    judgement.order().stream()
        .filter(c -> judgement.role(c, verdict) == Role.ROOT)
        .forEach(roots::add);
    return roots;
  }

  private static double moved(double p, Random random) {
    if (p == 0) {
      return 0;
    }
    double factor = StrictMath.exp(SPREAD * random.nextGaussian());
    return p * factor / (1 - p + p * factor);
  }
}
