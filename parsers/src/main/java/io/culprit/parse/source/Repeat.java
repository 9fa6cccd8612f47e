package io.culprit.parse.source;

/**
 * A run of lines that another source has too.
 *
 * @param from the first of them, counted from 1
 * @param to the last of them
 * @param file the source that has them too
 */
record Repeat(long from, long to, String file) {
  /** Whether a line is one of them. */
  boolean holds(long line) {
    return line >= from && line <= to;
  }

  /** How the lines are counted. */
  String reason() {
    return "duplicate of " + file;
  }
}
