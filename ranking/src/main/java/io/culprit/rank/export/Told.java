package io.culprit.rank.export;

import io.culprit.correlate.Tier;

/**
 * What one line says of a request. Times in epoch microseconds on the reference clock.
 *
 * @param layer who says it
 * @param service the program that wrote it, such as nginx
 * @param source name of the file
 * @param line 1-based number of the line
 * @param tier by what it was joined; {@link Tier#NONE} for the line that anchors the request
 * @param probability that it belongs to this request; 1 for the anchor
 * @param startMicros when the request began here; -1: not told
 * @param endMicros when it ended here; -1: the line has no time
 * @param precisionMicros how coarse these times are
 * @param status status; -1: none
 * @param bytes size of the answer; -1: not told
 * @param peer address of whoever asked; empty: not told
 * @param words how it ended, in the line's own words; empty: nothing special
 */
record Told(
    Layer layer,
    String service,
    String source,
    long line,
    Tier tier,
    double probability,
    long startMicros,
    long endMicros,
    long precisionMicros,
    int status,
    long bytes,
    String peer,
    String words) {
  /** File and line, as reports cite it. */
  String place() {
    return source + ":" + line;
  }

  /** How long it took here; -1: not told. */
  long durationMicros() {
    return startMicros < 0 || endMicros < 0 ? -1 : endMicros - startMicros;
  }
}
