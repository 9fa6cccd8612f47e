package io.culprit.rank;

import java.util.Locale;

/** The part a cause plays in the incident. */
public enum Role {
  /** It started the chain. */
  ROOT,
  /** It made part of the failures possible, or explains a minor share. */
  CONTRIBUTING,
  /** It is how the root's effect reached the client: the limit that cut. */
  MECHANISM,
  /** None. */
  NONE;

  /** The name in reports. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }
}
