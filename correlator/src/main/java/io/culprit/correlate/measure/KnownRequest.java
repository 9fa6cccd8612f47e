package io.culprit.correlate.measure;

import io.culprit.correlate.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * One request as it truly was.
 *
 * @param method HTTP method
 * @param path path without query
 * @param proxyLines its lines in the proxy's access log, numbered from 1 through the rotated files
 *     from old to new
 * @param runs what the application did for it
 * @param failed whether it failed for its client
 * @param outcome how it ended; absent where servers' logs cannot tell
 */
public record KnownRequest(
    String method,
    String path,
    List<Long> proxyLines,
    List<KnownRun> runs,
    boolean failed,
    Optional<Outcome> outcome) {
  public KnownRequest {
    proxyLines = List.copyOf(proxyLines);
    runs = List.copyOf(runs);
  }
}
