package io.culprit.cli;

/** The exit codes, a contract with scripts. */
final class Exit {
  /** A report (or what else was asked for) was written. */
  static final int DONE = 0;

  /** The work failed: nothing was readable, or a file could not be written. */
  static final int FAILED = 1;

  /** The command line, or a file of weights or formats it names, is wrong. */
  static final int USAGE = 2;

  /** {@code --fail-on} was met. */
  static final int FOUND = 3;

  private Exit() {}
}
