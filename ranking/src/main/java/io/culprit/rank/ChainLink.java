package io.culprit.rank;

import java.util.Optional;

/**
 * One clock in the chain of timeouts from the client to the handler.
 *
 * @param layer who holds it, e.g. {@code nginx}
 * @param limit which limit, e.g. {@code proxy_read_timeout}
 * @param micros its value; -1: unknown
 * @param learnt where the value was learnt: configured, observed as a wall of cut requests, or a
 *     default of the server
 * @param fired number of failed requests that ended on it
 * @param citation the line it was learnt from
 */
public record ChainLink(
    String layer,
    String limit,
    long micros,
    String learnt,
    long fired,
    Optional<Citation> citation) {}
