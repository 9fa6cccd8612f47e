package io.culprit.rank;

import io.culprit.parse.event.Origin;

/**
 * A log line that a finding rests on.
 *
 * @param origin where
 * @param source file as named in the report's sources
 * @param text beginning of the line; empty until quoted
 */
public record Citation(Origin origin, String source, String text) {
  /** The 1-based line. */
  public long line() {
    return origin.line();
  }
}
