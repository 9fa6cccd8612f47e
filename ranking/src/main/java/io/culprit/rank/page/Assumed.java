package io.culprit.rank.page;

import io.culprit.rank.Assumptions;
import io.culprit.rank.Catalogue;
import io.culprit.rank.ContextLine;
import io.culprit.rank.Fact;
import io.culprit.rank.scene.Scene;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What the user assumed, in words, and where the logs say otherwise. */
public final class Assumed {
  private Assumed() {}

  /** The line for the head of the report; empty for no assumptions. */
  public static List<ContextLine> context(Assumptions assumptions) {
    List<String> parts = new ArrayList<>();
    assumptions.known().forEach(f -> parts.add(f.text() + " (`" + f.slug() + "`)"));
    assumptions
        .odds()
        .forEach(
            (cause, weight) ->
                parts.add(
                    "the prior odds of "
                        + Catalogue.of(cause).title()
                        + " (`"
                        + cause.slug()
                        + "`) times "
                        + number(weight)));
    return parts.isEmpty()
        ? List.of()
        : List.of(new ContextLine("Assumed by the user", String.join("; ", parts)));
  }

  /** A sentence for each fact that these logs contradict. */
  public static List<String> contradicted(Scene scene, Assumptions assumptions) {
    return assumptions.known().stream()
        .filter(f -> contradicted(scene, f))
        .map(
            f ->
                "The user assumed that "
                    + f.text()
                    + " (`"
                    + f.slug()
                    + "`), but these logs show otherwise.")
        .toList();
  }

  private static boolean contradicted(Scene scene, Fact fact) {
    return switch (fact) {
      case NO_LOAD_BALANCER -> scene.hasBalancer();
      case NO_BROWSER, SAME_ORIGIN ->
          scene.requests().stream().anyMatch(r -> r.exchange().method().equals("OPTIONS"));
      default -> false;
    };
  }

  private static String number(double weight) {
    return BigDecimal.valueOf(weight).stripTrailingZeros().toPlainString();
  }
}
