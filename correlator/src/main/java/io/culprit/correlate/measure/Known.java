package io.culprit.correlate.measure;

import java.util.List;

/**
 * What is known of a recording beside its logs.
 *
 * @param requests every request
 * @param clock how the clocks stood
 * @param identifiable whether its logs can show what happened
 */
public record Known(List<KnownRequest> requests, KnownClock clock, boolean identifiable) {
  public Known {
    requests = List.copyOf(requests);
  }
}
