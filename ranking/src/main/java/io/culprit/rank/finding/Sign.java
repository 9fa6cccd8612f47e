package io.culprit.rank.finding;

import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.Origin;
import io.culprit.rank.Citation;
import io.culprit.rank.Finding;
import io.culprit.rank.Ratio;
import io.culprit.rank.State;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.stats.Ramp;
import io.culprit.rank.stats.Significance;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A sign that single requests carry: counted among failed and healthy ones, compared, graded.
 *
 * <p>The strength is the product of how surely the difference is not chance (Fisher's exact test,
 * and against the everyday rate of the sign) and of the share of the failures that it touches.
 */
abstract class Sign implements Probe {
  /** Citations a finding carries at most. */
  static final int CITED = 4;

  /** From this strength on a sign is called present. */
  static final double PRESENT = 0.3;

  private final String id;
  private final Family family;
  private final double everyday;

  /**
   * @param everyday share of all requests that carry the sign and fail on an ordinary day
   */
  Sign(String id, Family family, double everyday) {
    this.id = id;
    this.family = family;
    this.everyday = everyday;
  }

  @Override
  public final String id() {
    return id;
  }

  /** Which log or field would show it, for a case that lacks it. */
  abstract String missing();

  /** The finding in words; only called for a sign that at least one failed request carries. */
  abstract String words(Counts counts, Scene scene);

  /** Whether healthy requests can carry the sign; false where it is a way of failing. */
  boolean comparable() {
    return true;
  }

  /**
   * What of the failed requests the sign could be on; all of them unless a probe looks at a part.
   */
  Stream<Request> population(Scene scene) {
    return scene.failed().stream();
  }

  /** The requests that the failed ones are compared with, and how many of them carry the sign. */
  Ratio healthy(Scene scene) {
    return new Ratio(
        scene.healthy().stream().filter(r -> shows(r, scene)).count(), scene.healthy().size());
  }

  /** Strength, 0 to 1. */
  double strength(Counts counts, Scene scene) {
    return graded(counts);
  }

  final double graded(Counts c) {
    if (c.failed().k() == 0) {
      return 0;
    }
    double base = c.healthy().n() == 0 ? 0 : c.healthy().share();
    double excess = c.failed().share() - base;
    if (excess <= 0) {
      return 0;
    }
    double sure = comparable() ? surety(c.pValue()) : 1;
    if (everyday > 0) {
      sure =
          Math.min(sure, surety(Significance.binomialTail(c.failed().k(), c.requests(), everyday)));
    }
    if (!comparable() && everyday <= 0) {
      sure = Ramp.between(c.failed().k(), 0, 4);
    }
    double share =
        excess < 0.03 ? excess / 0.03 * 0.5 : 0.5 + 0.5 * Ramp.between(excess, 0.03, 0.15);
    return sure * share;
  }

  /** How sure a p-value makes: 0 from one in ten, 1 from one in ten thousand. */
  static double surety(double p) {
    return Ramp.between(-StrictMath.log10(Math.min(1, p)), 1, 4);
  }

  /** Lines that show the sign on a request. */
  Stream<? extends LogEvent> lines(Request r) {
    return Stream.of(
            r.exchange().edge().stream(),
            r.exchange().backend().stream().map(p -> p.event()),
            r.exchange().client().stream().limit(1).map(p -> p.event()))
        .flatMap(s -> s);
  }

  /** Lines cited beside those of single requests. */
  Stream<Origin> further(Scene scene) {
    return Stream.empty();
  }

  @Override
  public final Finding examine(Scene scene) {
    if (!observable(scene)) {
      return new Finding(
          id,
          family.slug(),
          State.UNOBSERVABLE,
          0,
          new Ratio(0, scene.failed().size()),
          new Ratio(0, scene.healthy().size()),
          1,
          missing(),
          List.of());
    }
    Counts counts = count(scene);
    double strength = strength(counts, scene);
    State state = strength >= PRESENT ? State.PRESENT : State.ABSENT;
    String text = state == State.PRESENT ? words(counts, scene) : unclear(counts);
    return new Finding(
        id,
        family.slug(),
        state,
        strength,
        counts.failed(),
        counts.healthy(),
        counts.pValue(),
        text,
        strength > 0 ? cite(counts, scene) : List.of());
  }

  private static String unclear(Counts c) {
    return c.failed().k() == 0
        ? "None of " + Words.count(c.failed().n(), "failed request") + " shows it."
        : "It does not stand out: " + c.words() + ".";
  }

  private Counts count(Scene scene) {
    List<Request> population = population(scene).toList();
    List<Request> carriers = population.stream().filter(r -> shows(r, scene)).toList();
    Ratio healthy = comparable() ? healthy(scene) : new Ratio(0, 0);
    double p =
        comparable()
            ? Significance.fisher(carriers.size(), population.size(), healthy.k(), healthy.n())
            : 1;
    return new Counts(
        new Ratio(carriers.size(), population.size()),
        healthy,
        scene.requests().size(),
        carriers,
        p);
  }

  private List<Citation> cite(Counts counts, Scene scene) {
    Set<Origin> origins = new LinkedHashSet<>();
    further(scene).limit(2).forEach(origins::add);
    for (Request r : counts.carriers()) {
      lines(r).map(LogEvent::origin).forEach(origins::add);
      if (origins.size() >= CITED) {
        break;
      }
    }
    List<Citation> citations = new ArrayList<>();
    for (Origin o : origins) {
      if (citations.size() < CITED) {
        citations.add(new Citation(o, scene.sourceName(o.source()), ""));
      }
    }
    return citations;
  }
}
