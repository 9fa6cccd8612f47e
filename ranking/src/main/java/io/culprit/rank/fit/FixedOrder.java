package io.culprit.rank.fit;

import io.culprit.rank.Cause;
import io.culprit.rank.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at nothing: the order in which the first investigation ranked the causes, whatever the logs
 * say. The probabilities fall as 1/rank and sum to 1; no cause is named.
 */
record FixedOrder() implements Baseline {
  private static final List<Cause> ORDER =
      List.of(
          Cause.PROXY_TIMEOUT,
          Cause.BACKEND_VARIANCE,
          Cause.EVENT_LOOP_SATURATION,
          Cause.TCP_RESET,
          Cause.CORS,
          Cause.STALE_BASE_URL,
          Cause.RESOURCE_LIMITS,
          Cause.LB_IDLE_TIMEOUT,
          Cause.LARGE_RESPONSE,
          Cause.DNS_TLS,
          Cause.CLOSE_MID_BODY,
          Cause.CLIENT_ABORT);

  @Override
  public String title() {
    return "fixed order";
  }

  @Override
  public List<Score> scores(List<Staged> incidents) {
    Map<Cause, Double> probabilities = new EnumMap<>(Cause.class);
    double total = 0;
    for (int i = 1; i <= ORDER.size(); i++) {
      total += 1.0 / i;
    }
    for (int i = 0; i < ORDER.size(); i++) {
      probabilities.put(ORDER.get(i), 1 / ((i + 1) * total));
    }
    return incidents.stream()
        .map(s -> s.scored(ORDER, probabilities, Verdict.UNDECIDED, Map.of()))
        .toList();
  }
}
