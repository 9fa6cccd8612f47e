package io.culprit.rank;

import java.util.Locale;

/** How far the evidence carries for or against a cause. */
public enum Status {
  CONFIRMED,
  LIKELY,
  CONTRIBUTING,
  POSSIBLE,
  RULED_OUT,
  UNTESTABLE;

  /** The name in reports. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
