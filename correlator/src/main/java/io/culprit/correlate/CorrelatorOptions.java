package io.culprit.correlate;

/**
 * How to correlate.
 *
 * @param correctClocks whether estimated clock offsets are applied; without, they are only
 *     reported, except the zone part of sources whose times carry no zone
 * @param useIds whether request ids may join; false for the self-audit that hides them
 * @param longestWaitMicros how long an open exchange waits for its other half at most, in event
 *     time
 */
public record CorrelatorOptions(boolean correctClocks, boolean useIds, long longestWaitMicros) {
  public CorrelatorOptions {
    if (longestWaitMicros < 1_000_000) {
      throw new IllegalArgumentException(
          "longestWaitMicros must be at least a second: " + longestWaitMicros);
    }
  }

  /** Clocks corrected, ids used, five minutes of patience. */
  public static CorrelatorOptions defaults() {
    return new CorrelatorOptions(true, true, 300_000_000L);
  }

  /** The same with clock correction on or off. */
  public CorrelatorOptions withCorrectClocks(boolean value) {
    return new CorrelatorOptions(value, useIds, longestWaitMicros);
  }

  /** The same with or without request ids. */
  public CorrelatorOptions withUseIds(boolean value) {
    return new CorrelatorOptions(correctClocks, value, longestWaitMicros);
  }
}
