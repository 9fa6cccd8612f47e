package io.culprit.rank.fit;

import io.culprit.rank.Cause;
import java.util.Set;

/**
 * What truly happened in a labelled incident.
 *
 * @param primary causes that were injected
 * @param contributing causes that took part
 * @param healthy whether nothing was injected
 * @param identifiable whether the logs can show it
 */
public record Truth(
    Set<Cause> primary, Set<Cause> contributing, boolean healthy, boolean identifiable) {
  public Truth {
    primary = Set.copyOf(primary);
    contributing = Set.copyOf(contributing);
  }

  /** Whether a cause was at work, as a primary or a contributing one. */
  public boolean has(Cause cause) {
    return primary.contains(cause) || contributing.contains(cause);
  }
}
