package io.culprit.rank.infer;

import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import io.culprit.rank.Role;
import io.culprit.rank.State;
import io.culprit.rank.Status;
import io.culprit.rank.Verdict;
import io.culprit.rank.Weights;
import io.culprit.rank.scene.Scene;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what may be said: who plays which part, how far the evidence carries, and whether to name
 * a culprit.
 */
public final class Judgement {
  /** Unclaimed complaints from which on a day is not cleared. */
  private static final long COMPLAINTS = 4;

  /** From this probability on a cause is beyond doubt. */
  static final double SURE = 0.9;

  private static final double NAMED = 0.75;
  private static final double ALSO = 0.55;
  private static final double MARGIN = 0.25;
  private static final double SILENT_SIGN = 0.5;

  /** Decibans by which the findings alone must tell the first cause from the next. */
  private static final double SEPARATE = 4;

  /**
   * Standard deviations by which the findings may be less likely than what the causes show on
   * average: beyond it something is at work that they are not.
   */
  private static final double SURPRISE = 0.3;

  /** A finding that moves the odds by this many decibans is an argument. */
  private static final double ARGUMENT = 3;

  private final Scene scene;
  private final List<Finding> findings;
  private final Posterior posterior;
  private final Map<Cause, Double> probabilities;
  private final Attribution attribution;
  private final Weights weights;

  public Judgement(
      Scene scene,
      List<Finding> findings,
      Posterior posterior,
      Map<Cause, Double> probabilities,
      Attribution attribution,
      Weights weights) {
    this.scene = scene;
    this.findings = findings;
    this.posterior = posterior;
    this.probabilities = new EnumMap<>(probabilities);
    this.attribution = attribution;
    this.weights = weights;
  }

  /**
   * The causes, the most probable first; of equally probable ones the one that explains more, then
   * the one that the findings moved farther, then in the order of the table.
   */
  public List<Cause> order() {
    return java.util.Arrays.stream(Cause.values())
        .sorted(
            Comparator.comparingDouble((Cause c) -> -p(c))
                .thenComparingLong(c -> -attribution.explains(c))
                .thenComparingDouble(c -> -posterior.decibans(c))
                .thenComparing(c -> c))
        .toList();
  }

  /** What the investigation dares to say. */
  public Verdict verdict() {
    if (scene.requests().isEmpty()) {
      return Verdict.TOO_LITTLE_DATA;
    }
    if (!scene.hasEdges()) {
      return scene.hasClientRecords() && scene.failed().size() >= 3
          ? Verdict.UNDECIDED
          : Verdict.TOO_LITTLE_DATA;
    }
    if (Everyday.is(scene, findings)) {
      if (scene.damaged() || complaints() >= COMPLAINTS || !doubts().isEmpty()) {
        return Verdict.TOO_LITTLE_DATA;
      }
      return findings.stream().anyMatch(f -> f.failed().k() == 0 && f.strength() >= SILENT_SIGN)
          ? Verdict.UNDECIDED
          : Verdict.NOTHING_WRONG;
    }
    if (scene.failed().size() < 3) {
      return Verdict.TOO_LITTLE_DATA;
    }
    return named() ? Verdict.CULPRIT : Verdict.UNDECIDED;
  }

  /** What hints at failures that these logs cannot show, a sentence each. */
  public List<String> doubts() {
    return Doubt.about(scene);
  }

  /** Complaints of lost requests that no request of these logs claims. */
  private long complaints() {
    return scene.file().notices().stream()
        .filter(
            n ->
                switch (n.kind()) {
                  case UPSTREAM_TIMED_OUT,
                      UPSTREAM_CLOSED,
                      UPSTREAM_RESET,
                      UPSTREAM_REFUSED,
                      NO_LIVE_UPSTREAMS,
                      RESOLVE_FAILED,
                      WORKER_KILLED,
                      OOM_KILLED,
                      CONNECTIONS_EXHAUSTED ->
                      true;
                  default -> false;
                })
        .count();
  }

  /** The part a cause plays. */
  public Role role(Cause cause, Verdict verdict) {
    if (verdict == Verdict.NOTHING_WRONG || verdict == Verdict.TOO_LITTLE_DATA) {
      return Role.NONE;
    }
    Cause first = order().get(0);
    double share = (double) attribution.explains(cause) / Math.max(1, scene.failed().size());
    if ((cause == first && p(cause) >= 0.3) || (p(cause) >= NAMED && share >= 0.04)) {
      return Role.ROOT;
    }
    if (cuts(cause)) {
      return Role.MECHANISM;
    }
    return p(cause) >= 0.3 ? Role.CONTRIBUTING : Role.NONE;
  }

  /** How far the evidence carries for or against a cause. */
  public Status status(Cause cause, Verdict verdict) {
    double p = p(cause);
    Role role = role(cause, verdict);
    if (verdict == Verdict.NOTHING_WRONG || verdict == Verdict.TOO_LITTLE_DATA) {
      return observable(cause) ? Status.POSSIBLE : Status.UNTESTABLE;
    }
    if (role == Role.ROOT && p >= SURE && verdict == Verdict.CULPRIT) {
      return Status.CONFIRMED;
    }
    if (role == Role.ROOT && p >= ALSO) {
      return Status.LIKELY;
    }
    if (role == Role.MECHANISM || role == Role.CONTRIBUTING) {
      return Status.CONTRIBUTING;
    }
    if (!observable(cause)) {
      return Status.UNTESTABLE;
    }
    return scene.hasEdges() && p < 0.02 && contradicted(cause) && attribution.explains(cause) == 0
        ? Status.RULED_OUT
        : Status.POSSIBLE;
  }

  /** Families whose findings argue for a cause. */
  public Set<String> familiesFor(Cause cause) {
    Set<String> families = new java.util.TreeSet<>();
    for (Posterior.Step s : posterior.steps()) {
      if (s.finding().state() == State.PRESENT && s.decibans(cause) >= ARGUMENT) {
        families.add(s.finding().family());
      }
    }
    return families;
  }

  private boolean named() {
    List<Cause> order = order();
    Cause first = order.get(0);
    if (p(first) < NAMED || familiesFor(first).isEmpty()) {
      return false;
    }
    List<Cause> roots =
        order.stream().filter(c -> role(c, Verdict.UNDECIDED) == Role.ROOT).toList();
    long explained = roots.stream().mapToLong(attribution::explains).sum();
    boolean independent = familiesFor(first).size() >= 2 || explained * 2 >= scene.failed().size();
    return independent
        && ahead(first, roots)
        && attribution.explains(first) >= 3
        && !limitUnjudged(first)
        && new Likelihood(findings, weights).surprise(roots) <= SURPRISE;
  }

  /**
   * Whether a limit is first although nothing tells whether it was too short or the requests too
   * slow: what cut is seen, what made them late is not.
   */
  private boolean limitUnjudged(Cause first) {
    return (first == Cause.PROXY_TIMEOUT || first == Cause.LB_IDLE_TIMEOUT)
        && cuts(first)
        && findings.stream()
            .anyMatch(
                f -> f.id().equals("ordinarily-over-limit") && f.state() == State.UNOBSERVABLE);
  }

  /** Whether the first cause leads the next that is no other root, by evidence and not by prior. */
  private boolean ahead(Cause first, List<Cause> roots) {
    Optional<Cause> rival =
        order().stream()
            .filter(c -> c != first && role(c, Verdict.UNDECIDED) != Role.MECHANISM)
            .filter(c -> !roots.contains(c))
            .findFirst();
    Likelihood likelihood = new Likelihood(findings, weights);
    return rival
        .map(
            r ->
                p(first) - p(r) >= MARGIN
                    && likelihood.decibans(roots, instead(roots, first, r)) >= SEPARATE)
        .orElse(true);
  }

  private static List<Cause> instead(List<Cause> causes, Cause of, Cause other) {
    return causes.stream().map(c -> c == of ? other : c).toList();
  }

  /**
   * Whether a cause is the timer or closer that ended requests although another cause made them
   * late.
   */
  private boolean cuts(Cause cause) {
    String wall =
        switch (cause) {
          case PROXY_TIMEOUT -> "proxy-timeout-wall";
          case LB_IDLE_TIMEOUT -> "lb-termination";
          case CLIENT_ABORT -> "client-limit-wall";
          default -> "";
        };
    return findings.stream().anyMatch(f -> f.id().equals(wall) && f.state() == State.PRESENT);
  }

  private boolean observable(Cause cause) {
    return findings.stream()
        .anyMatch(f -> f.state() != State.UNOBSERVABLE && weights.link(f.id(), cause) >= 0.3);
  }

  private boolean contradicted(Cause cause) {
    return posterior.steps().stream()
            .anyMatch(s -> s.finding().state() == State.ABSENT && s.decibans(cause) <= -ARGUMENT)
        || posterior.decibans(cause) - posterior.priorDecibans(cause) <= -2 * ARGUMENT;
  }

  private double p(Cause c) {
    return probabilities.getOrDefault(c, 0.0);
  }
}
