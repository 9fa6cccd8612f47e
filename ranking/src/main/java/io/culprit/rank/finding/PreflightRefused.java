package io.culprit.rank.finding;

import io.culprit.correlate.Outcome;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.util.List;

/** Preflights that were refused, so that the call behind them was never sent. */
final class PreflightRefused extends Sign {
  PreflightRefused() {
    super("preflight-refused", Family.ORIGIN, 0.002);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.requests().stream().anyMatch(r -> r.exchange().method().equals("OPTIONS"))
        || scene.logsOrigins();
  }

  @Override
  String missing() {
    return "OPTIONS requests in the access log would show refused preflights.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.exchange().method().equals("OPTIONS")
        && r.exchange().outcome() == Outcome.BLOCKED_PREFLIGHT;
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "Preflights refused with "
        + counts.carriers().stream()
            .map(Request::status)
            .distinct()
            .sorted()
            .map(String::valueOf)
            .reduce((a, b) -> a + ", " + b)
            .orElse("")
        + from(counts)
        + ": "
        + counts.failed().k()
        + " of "
        + counts.failed().n()
        + " failed requests.";
  }

  @Override
  boolean comparable() {
    return false;
  }

  private static String from(Counts counts) {
    List<String> origins =
        counts.carriers().stream()
            .map(Request::pageOrigin)
            .filter(o -> !o.isEmpty())
            .distinct()
            .sorted()
            .limit(3)
            .toList();
    return origins.isEmpty() ? "" : " for pages of " + String.join(", ", origins);
  }
}
