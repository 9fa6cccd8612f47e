package io.culprit.rank;

import io.culprit.correlate.Outcome;
import io.culprit.correlate.Tier;
import java.util.List;
import java.util.Optional;

/**
 * One request of the machine-readable list.
 *
 * @param proxy its proxy line (else the balancer's)
 * @param backend backend and application-server lines
 * @param client client records
 * @param tier how the backend was joined
 * @param probability that the join is right
 * @param outcome how it ended
 * @param silent whether it failed although the backend logged success
 * @param cause what explains it, for a failed one
 * @param startMicros start; epoch microseconds
 * @param elapsedMicros duration; -1: unknown
 */
public record RequestEntry(
    Optional<Citation> proxy,
    List<Citation> backend,
    List<Citation> client,
    Tier tier,
    double probability,
    Outcome outcome,
    boolean silent,
    Optional<Cause> cause,
    long startMicros,
    long elapsedMicros) {
  public RequestEntry {
    backend = List.copyOf(backend);
    client = List.copyOf(client);
  }
}
