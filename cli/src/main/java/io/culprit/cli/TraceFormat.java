package io.culprit.cli;

import java.util.Locale;

/** The forms of a trace. */
enum TraceFormat {
  TEXT,
  MD,
  JSON;

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
