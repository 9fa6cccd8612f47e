package io.culprit.correlate;

import java.util.List;

/**
 * What the correlator has to say about its own work.
 *
 * @param sources one profile a source, in source order
 * @param joins pairs by tier
 * @param unjoinedProxy proxied lines that no backend record or line claims
 * @param unjoinedBackend backend records and lines that no proxy line claims
 * @param unjoinedClient client records that no proxy line claims
 */
public record Correlation(
    List<SourceProfile> sources,
    List<JoinCount> joins,
    long unjoinedProxy,
    long unjoinedBackend,
    long unjoinedClient) {
  public Correlation {
    sources = List.copyOf(sources);
    joins = List.copyOf(joins);
  }
}
