package io.culprit.cli;

import java.util.Locale;

/** The forms of a page that people and programs read. */
enum PageFormat {
  TEXT,
  MD,
  JSON;

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
