package io.culprit.rank.export;

/**
 * A message about one request.
 *
 * @param source name of the file
 * @param line 1-based number of the line
 * @param atMicros when, in epoch microseconds on the reference clock; -1: the line has no time
 * @param level severity as logged; empty: none
 * @param text the message
 */
record Complaint(String source, long line, long atMicros, String level, String text) {
  /** File and line, as reports cite it. */
  String place() {
    return source + ":" + line;
  }
}
