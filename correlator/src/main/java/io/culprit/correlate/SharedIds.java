package io.culprit.correlate;

import io.culprit.parse.event.LogEvent;
import java.util.Optional;
import java.util.Set;

/**
 * Where ids can speak against a pair: sources that write the proxy's ids.
 *
 * @param sources their indices; empty where ids are not used
 */
record SharedIds(Set<Integer> sources) {
  SharedIds {
    sources = Set.copyOf(sources);
  }

  /** The id of an event of such a source; empty: nothing to go by. */
  Optional<String> of(LogEvent e) {
    return sources.contains(e.origin().source()) ? RequestIds.key(e) : Optional.empty();
  }

  /** Both show an id, and these two differ. */
  static boolean contradicts(Draft d, Optional<String> id) {
    return id.isPresent() && d.id().isPresent() && !id.equals(d.id());
  }
}
