package io.culprit.rank.infer;

import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import io.culprit.rank.Kind;
import io.culprit.rank.State;
import io.culprit.rank.Weights;
import io.culprit.rank.finding.Probe;
import io.culprit.rank.finding.Probes;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which cause explains each failed request: the causes that are credible for the incident, weighed
 * by the signs that this very request carries (naive Bayes over the findings that are present),
 * against none of them.
 */
public final class Attribution {
  /** A cause less credible than this for the incident explains no request. */
  private static final double CREDIBLE = 0.25;

  /** Share of failures that an ordinary day makes anyway. */
  private static final double STRAY = 0.08;

  private static final double SURE_ENOUGH = 0.5;

  /** A sign linked less than this to a cause does not tell of it. */
  private static final double TELLING = 0.1;

  private final Map<Request, Cause> explained;

  private Attribution(Map<Request, Cause> explained) {
    this.explained = explained;
  }

  /** Explains the failures of a scene. */
  public static Attribution of(
      Scene scene, List<Finding> findings, Map<Cause, Double> probabilities, Weights weights) {
    List<Probe> probes = telling(findings);
    Map<Request, Cause> explained = new LinkedHashMap<>();
    Map<List<Boolean>, Optional<Cause>> known = new HashMap<>();
    for (Request r : scene.failed()) {
      List<Boolean> signs = new ArrayList<>(probes.size());
      for (Probe p : probes) {
        signs.add(p.shows(r, scene));
      }
      known
          .computeIfAbsent(signs, s -> best(probes, s, probabilities, weights))
          .ifPresent(c -> explained.put(r, c));
    }
    return new Attribution(explained);
  }

  /** What explains a failed request; empty: nothing does. */
  public Optional<Cause> cause(Request r) {
    return Optional.ofNullable(explained.get(r));
  }

  /** Number of failures that a cause explains. */
  public long explains(Cause cause) {
    return explained.values().stream().filter(c -> c == cause).count();
  }

  /** Number of failures that some cause explains. */
  public long explained() {
    return explained.size();
  }

  private static List<Probe> telling(List<Finding> findings) {
    Map<String, Finding> byId = new HashMap<>();
    findings.forEach(f -> byId.put(f.id(), f));
    return Probes.all().stream()
        .filter(
            p -> {
              Finding f = byId.get(p.id());
              return f != null && f.state() == State.PRESENT;
            })
        .toList();
  }

  private static Optional<Cause> best(
      List<Probe> probes, List<Boolean> signs, Map<Cause, Double> probabilities, Weights weights) {
    if (!signs.contains(true)) {
      return Optional.empty();
    }
    double nothing = StrictMath.log(STRAY) + fit(probes, signs, weights, List.of());
    double total = StrictMath.exp(nothing);
    double most = 0;
    Cause best = null;
    for (Cause c : Cause.values()) {
      double p = probabilities.getOrDefault(c, 0.0);
      if (p >= CREDIBLE && carries(probes, signs, weights, c)) {
        double fit =
            weights.kindsOf(c).stream()
                .mapToDouble(k -> fit(probes, signs, weights, List.of(k)))
                .max()
                .orElse(0);
        double likelihood = StrictMath.exp(StrictMath.log(p) + fit);
        total += likelihood;
        if (likelihood > most) {
          most = likelihood;
          best = c;
        }
      }
    }
    return most / total >= SURE_ENOUGH ? Optional.ofNullable(best) : Optional.empty();
  }

  /** Whether the request carries at least one sign that the cause shows and chance does not. */
  private static boolean carries(
      List<Probe> probes, List<Boolean> signs, Weights weights, Cause cause) {
    for (int i = 0; i < probes.size(); i++) {
      if (signs.get(i) && weights.link(probes.get(i).id(), cause) >= TELLING) {
        return true;
      }
    }
    return false;
  }

  private static double fit(
      List<Probe> probes, List<Boolean> signs, Weights weights, List<Kind> atWork) {
    double log = 0;
    for (int i = 0; i < probes.size(); i++) {
      Weights.Link link = weights.links().get(probes.get(i).id());
      if (link != null) {
        double p = NoisyOr.shown(link, atWork);
        log += StrictMath.log(signs.get(i) ? p : 1 - p) / 2;
      }
    }
    return log;
  }
}
