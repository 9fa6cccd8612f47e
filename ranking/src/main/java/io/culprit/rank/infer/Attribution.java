package io.culprit.rank.infer;

import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import io.culprit.rank.Kind;
import io.culprit.rank.Weights;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.util.EnumMap;
import java.util.IdentityHashMap;
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

  private final IdentityHashMap<Request, Cause> explained;
  private final Map<Cause, Long> counts;

  private Attribution(IdentityHashMap<Request, Cause> explained, Map<Cause, Long> counts) {
    this.explained = explained;
    this.counts = counts;
  }

  /** Explains the failures of a scene. */
  public static Attribution of(
      Scene scene, List<Finding> findings, Map<Cause, Double> probabilities, Weights weights) {
    return of(Signs.of(scene, findings), probabilities, weights);
  }

  /** Explains the failures by the signs that they carry. */
  static Attribution of(Signs signs, Map<Cause, Double> probabilities, Weights weights) {
    IdentityHashMap<Request, Cause> explained = new IdentityHashMap<>();
    Map<Cause, Long> counts = new EnumMap<>(Cause.class);
    signs
        .bearers()
        .forEach(
            (carried, requests) ->
                best(signs.ids(), carried, probabilities, weights)
                    .ifPresent(
                        c -> {
                          requests.forEach(r -> explained.put(r, c));
                          counts.merge(c, (long) requests.size(), Long::sum);
                        }));
    return new Attribution(explained, counts);
  }

  /** What explains a failed request; empty: nothing does. */
  public Optional<Cause> cause(Request r) {
    return Optional.ofNullable(explained.get(r));
  }

  /** Number of failures that a cause explains. */
  public long explains(Cause cause) {
    return counts.getOrDefault(cause, 0L);
  }

  /** Number of failures that some cause explains. */
  public long explained() {
    return explained.size();
  }

  private static Optional<Cause> best(
      List<String> ids, List<Boolean> signs, Map<Cause, Double> probabilities, Weights weights) {
    if (!signs.contains(true)) {
      return Optional.empty();
    }
    double nothing = StrictMath.log(STRAY) + fit(ids, signs, weights, List.of());
    double total = StrictMath.exp(nothing);
    double most = 0;
    Cause best = null;
    for (Cause c : Cause.values()) {
      double p = probabilities.getOrDefault(c, 0.0);
      if (p >= CREDIBLE && carries(ids, signs, weights, c)) {
        double fit =
            weights.kindsOf(c).stream()
                .mapToDouble(k -> fit(ids, signs, weights, List.of(k)))
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
      List<String> ids, List<Boolean> signs, Weights weights, Cause cause) {
    for (int i = 0; i < ids.size(); i++) {
      if (signs.get(i) && weights.link(ids.get(i), cause) >= TELLING) {
        return true;
      }
    }
    return false;
  }

  private static double fit(
      List<String> ids, List<Boolean> signs, Weights weights, List<Kind> atWork) {
    double log = 0;
    for (int i = 0; i < ids.size(); i++) {
      Weights.Link link = weights.links().get(ids.get(i));
      if (link != null) {
        double p = NoisyOr.shown(link, atWork);
        log += StrictMath.log(signs.get(i) ? p : 1 - p) / 2;
      }
    }
    return log;
  }
}
