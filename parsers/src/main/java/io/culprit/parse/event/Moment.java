package io.culprit.parse.event;

/**
 * An instant as a log states it: microseconds since 1970-01-01T00:00:00Z, and how coarse the
 * statement is.
 *
 * <p>A log whose times carry no zone is read as UTC (or as the zone the user gave); its source says
 * so with {@code zoned = false}, and the correlator finds the true offset. nginx's {@code
 * $time_local} has a precision of 1,000,000 microseconds, {@code $msec} of 1,000. The true instant
 * lies in {@code [micros, micros + precisionMicros)}.
 *
 * @param micros microseconds since the epoch, the beginning of the stated interval
 * @param precisionMicros width of the stated interval in microseconds, at least 1
 */
public record Moment(long micros, long precisionMicros) implements Comparable<Moment> {
  public Moment {
    if (precisionMicros < 1) {
      throw new IllegalArgumentException(
          "precision must be at least 1 microsecond: " + precisionMicros);
    }
  }

  /**
   * The same statement on a clock that runs {@code shiftMicros} ahead of the one it was written by.
   */
  public Moment plus(long shiftMicros) {
    return new Moment(micros + shiftMicros, precisionMicros);
  }

  @Override
  public int compareTo(Moment other) {
    return Long.compare(micros, other.micros);
  }
}
