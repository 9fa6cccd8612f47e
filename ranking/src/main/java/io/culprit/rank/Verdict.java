package io.culprit.rank;

import java.util.Locale;

/** What the investigation dares to say. */
public enum Verdict {
  /** One cause (or two independent ones) is named. */
  CULPRIT,
  /** Something failed, but the evidence does not single out a cause. */
  UNDECIDED,
  /** There is not enough to say anything. */
  TOO_LITTLE_DATA,
  /** No failures beyond the everyday ones. */
  NOTHING_WRONG;

  /** The name in reports. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
