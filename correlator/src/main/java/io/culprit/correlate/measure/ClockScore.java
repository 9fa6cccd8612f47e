package io.culprit.correlate.measure;

import io.culprit.correlate.ClockOffset;

/**
 * An estimated clock against the true one.
 *
 * @param source name of the source
 * @param estimate what was estimated
 * @param trueMicros how far its clock truly was ahead
 */
public record ClockScore(String source, ClockOffset estimate, long trueMicros) {
  /** Whether the printed interval holds the truth. */
  public boolean inside() {
    return estimate.lowMicros() <= trueMicros && trueMicros <= estimate.highMicros();
  }

  /** Width of the printed interval, in microseconds. */
  public long widthMicros() {
    return estimate.highMicros() - estimate.lowMicros();
  }
}
