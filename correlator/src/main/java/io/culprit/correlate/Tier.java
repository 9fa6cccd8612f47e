package io.culprit.correlate;

import java.util.Locale;

/** By what two events were found to be the same request, surest first. */
public enum Tier {
  /** The same request or trace id. */
  ID,
  /** Another key that is all but unique: connection serial and request text, peer port. */
  KEY,
  /** Time, method, path and status. */
  TIME,
  /** The order of lines, where a source has no times. */
  SEQUENCE,
  /** Not joined. */
  NONE;

  /** The name in reports. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }
}
