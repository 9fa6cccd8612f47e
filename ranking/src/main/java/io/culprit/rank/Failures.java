package io.culprit.rank;

import io.culprit.correlate.Outcome;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The failed requests, accounted for: {@code explained + unexplained = total}.
 *
 * @param total requests that failed for their client
 * @param explained those that a cause explains
 * @param unexplained the rest
 * @param silent those that the backend logged as a success
 * @param byOutcome total by outcome
 */
public record Failures(
    long total, long explained, long unexplained, long silent, Map<Outcome, Long> byOutcome) {
  public Failures {
    EnumMap<Outcome, Long> copy = new EnumMap<>(Outcome.class);
    copy.putAll(byOutcome);
    byOutcome = Collections.unmodifiableMap(copy);
  }
}
