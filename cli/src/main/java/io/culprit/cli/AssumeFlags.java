package io.culprit.cli;

import io.culprit.engine.Investigation;
import io.culprit.parse.plan.ReadPlan;
import io.culprit.rank.Assumptions;
import io.culprit.rank.Cause;
import io.culprit.rank.Fact;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What the user knows besides the logs: typed, or written into the plan file. */
final class AssumeFlags {
  @ArgGroup(validate = false, heading = "%nAssuming:%n", order = 40)
  private Assumed assumed = new Assumed();

  /** The options under one heading. */
  static final class Assumed {
    @Option(
        names = "--prior",
        paramLabel = "CAUSE=WEIGHT",
        description =
            "Multiply the odds of a cause before any finding, such as dns-tls=3 or cors=0.2, by 0.01 to 100. The report"
                + " says so and shows what it changed. May be repeated; 'culprit causes' lists the causes.")
    private List<String> priors = new ArrayList<>();

    @Option(
        names = "--known",
        paramLabel = "FACT",
        description = {
          "A fact that no log tells; it rules a cause in or out by up to 20 decibans. May be repeated.",
          "no-load-balancer: nor a CDN in front of the proxy; load-balancer: one is there, though unseen;",
          "no-browser: none calls from another origin; same-origin: pages and API share one;",
          "fixed-base-url: clients know one, which never changed; single-worker: one process, one loop;",
          "no-resource-limits: neither on memory nor on CPU."
        })
    private List<String> known = new ArrayList<>();
  }

  /**
   * The investigation with what is assumed. What is typed counts before what the plan says of the
   * same cause.
   *
   * @throws UsageException if something cannot be assumed, naming what can
   */
  Investigation on(Investigation plan) {
    ReadPlan file = plan.reading().plan();
    Map<Cause, Double> odds = new EnumMap<>(Cause.class);
    file.priors()
        .forEach(
            (cause, weight) ->
                odds.put(
                    cause(cause, file.name() + ": prior"),
                    weight(weight, String.valueOf(weight), file.name() + ": prior." + cause)));
    for (String typed : assumed.priors) {
      int sign = typed.indexOf('=');
      if (sign < 0) {
        throw new UsageException(
            "--prior: expected CAUSE=WEIGHT such as dns-tls=3, found '" + typed + "'");
      }
      String number = typed.substring(sign + 1).strip();
      odds.put(
          cause(typed.substring(0, sign).strip(), "--prior"),
          weight(parsed(number), number, "--prior"));
    }
    Set<Fact> known = new LinkedHashSet<>();
    file.known().forEach(name -> known.add(fact(name, file.name() + ": known")));
    assumed.known.forEach(name -> known.add(fact(name, "--known")));
    Assumptions.contradiction(known)
        .ifPresent(
            why -> {
              throw new UsageException("--known: " + why);
            });
    return plan.withAssumptions(new Assumptions(odds, known));
  }

  private static Cause cause(String slug, String place) {
    try {
      return Cause.ofSlug(slug);
    } catch (IllegalArgumentException e) {
      throw new UsageException(place + ": " + e.getMessage());
    }
  }

  private static Fact fact(String name, String place) {
    return Fact.ofSlug(name)
        .orElseThrow(
            () ->
                new UsageException(
                    place + ": expected one of " + Fact.known() + ", found '" + name + "'"));
  }

  private static double weight(double weight, String shown, String place) {
    if (!Assumptions.isWeight(weight)) {
      throw new UsageException(
          place + ": expected a number from 0.01 to 100, found '" + shown + "'");
    }
    return weight;
  }

  private static double parsed(String number) {
    try {
      return Double.parseDouble(number);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
