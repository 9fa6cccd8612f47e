package io.culprit.correlate;

import java.util.List;
import java.util.Optional;

/**
 * What the correlator has to say about its own work.
 *
 * @param sources one profile a source, in source order
 * @param joins pairs by tier
 * @param unjoinedProxy proxied lines that no backend record or line claims
 * @param unjoinedBackend backend records and lines that no proxy line claims
 * @param unjoinedClient client records that no proxy line claims
 * @param selfAudit what joining without ids would have found; empty: too few pairs were made by ids
 */
public record Correlation(
    List<SourceProfile> sources,
    List<JoinCount> joins,
    long unjoinedProxy,
    long unjoinedBackend,
    long unjoinedClient,
    Optional<SelfAudit> selfAudit) {
  public Correlation {
    sources = List.copyOf(sources);
    joins = List.copyOf(joins);
  }

  /** Without an audit. */
  public Correlation(
      List<SourceProfile> sources,
      List<JoinCount> joins,
      long unjoinedProxy,
      long unjoinedBackend,
      long unjoinedClient) {
    this(sources, joins, unjoinedProxy, unjoinedBackend, unjoinedClient, Optional.empty());
  }

  /** The same with an audit. */
  public Correlation audited(Optional<SelfAudit> audit) {
    return new Correlation(sources, joins, unjoinedProxy, unjoinedBackend, unjoinedClient, audit);
  }
}
