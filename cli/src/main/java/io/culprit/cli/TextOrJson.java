package io.culprit.cli;

import java.util.Locale;

/** The two forms of everything that is not a report. */
enum TextOrJson {
  TEXT,
  JSON;

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
