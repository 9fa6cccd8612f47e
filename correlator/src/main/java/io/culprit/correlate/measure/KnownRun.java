package io.culprit.correlate.measure;

/**
 * One run of a handler, as it truly was.
 *
 * @param line the line it left in the duration log; empty: none
 * @param peer who the application server was connected to, {@code address:port}
 * @param status what the handler answered
 * @param startMicros its true beginning, in epoch microseconds
 * @param endMicros its true end
 */
public record KnownRun(String line, String peer, int status, long startMicros, long endMicros) {
  /** Whether the application took it for a success. */
  boolean succeeded() {
    return status < 400;
  }
}
