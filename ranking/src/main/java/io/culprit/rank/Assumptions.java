package io.culprit.rank;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the user knows beforehand. It changes the odds before any finding and nothing else; the
 * ledgers show it as a line of its own.
 *
 * @param odds what the prior odds of a cause are multiplied by, {@value #LEAST} to {@value #MOST}
 * @param known facts about the setting
 */
public record Assumptions(Map<Cause, Double> odds, Set<Fact> known) {
  /** No word of a user weighs more than the strongest finding: 20 decibans. */
  public static final double LEAST = 0.01;

  /** The same in favour. */
  public static final double MOST = 100;

  private static final Assumptions NONE = new Assumptions(Map.of(), Set.of());

  public Assumptions {
    Map<Cause, Double> sorted = new EnumMap<>(Cause.class);
    sorted.putAll(odds);
    odds = Collections.unmodifiableMap(sorted);
    Set<Fact> facts = EnumSet.noneOf(Fact.class);
    facts.addAll(known);
    known = Collections.unmodifiableSet(facts);
    if (!odds.values().stream().allMatch(Assumptions::isWeight)
        || contradiction(known).isPresent()) {
      throw new IllegalArgumentException("cannot be assumed: " + odds + ", " + known);
    }
  }

  /** Nothing is assumed. */
  public static Assumptions none() {
    return NONE;
  }

  /** Whether nothing is assumed. */
  public boolean isNone() {
    return odds.isEmpty() && known.isEmpty();
  }

  /** Whether prior odds may be multiplied by a number. */
  public static boolean isWeight(double weight) {
    return weight >= LEAST && weight <= MOST;
  }

  /** Why facts cannot be true together, in words; empty: they can. */
  public static Optional<String> contradiction(Collection<Fact> facts) {
    return facts.contains(Fact.LOAD_BALANCER) && facts.contains(Fact.NO_LOAD_BALANCER)
        ? Optional.of("load-balancer and no-load-balancer cannot both be known")
        : Optional.empty();
  }

  /** A prior probability of a cause as these assumptions change it. */
  public double on(Cause cause, double prior) {
    double factor = odds.getOrDefault(cause, 1.0);
    for (Fact f : known) {
      factor *= f.cause() == cause ? f.factor() : 1;
    }
    if (factor == 1) {
      return prior;
    }
    return prior * factor / (1 - prior + prior * factor);
  }
}
