package io.culprit.cli;

import java.util.Locale;

/** The forms of what {@code culprit evaluate} shows. */
enum AccuracyFormat {
  TEXT,
  MD,
  JSON;

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
