package io.culprit.rank;

import java.util.Locale;

/** What the logs say of a sign. */
public enum State {
  PRESENT,
  ABSENT,
  /** The logs at hand cannot show it. */
  UNOBSERVABLE;

  /** The name in reports. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }
}
