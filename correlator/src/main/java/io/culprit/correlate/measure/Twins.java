package io.culprit.correlate.measure;

import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.LogEvent;

/**
 * Requests that could be exchanged without a line telling: of one kind, and one layer's accounts of
 * them agree to two milliseconds.
 */
final class Twins {
  /** Times this near to each other are one to the logs, in microseconds. */
  private static final long NEAR = 2_000;

  private Twins() {}

  /** Whether two lines of one layer, of the same method and path, tell the same. */
  static boolean alike(LogEvent a, LogEvent b) {
    if (a instanceof AccessEvent x && b instanceof AccessEvent y) {
      return alike(x, y);
    }
    if (a instanceof BackendEvent x && b instanceof BackendEvent y) {
      return x.status() == y.status()
          && near(x.startMicros(), y.startMicros())
          && near(x.end().micros(), y.end().micros());
    }
    return a instanceof AppEvent x
        && b instanceof AppEvent y
        && x.status() == y.status()
        && x.at().isPresent()
        && y.at().isPresent()
        && near(x.at().get().micros(), y.at().get().micros());
  }

  /** Whether two proxy lines of the same method and path tell the same. */
  static boolean alike(AccessEvent a, AccessEvent b) {
    return a.status() == b.status()
        && near(a.end().micros(), b.end().micros())
        && near(a.durationMicros(), b.durationMicros());
  }

  /** Whether two runs of the same method and path were the same to the logs. */
  static boolean alike(KnownRun a, KnownRun b) {
    return a.status() == b.status()
        && near(a.startMicros(), b.startMicros())
        && near(a.endMicros(), b.endMicros());
  }

  private static boolean near(long a, long b) {
    return Math.abs(a - b) <= NEAR;
  }
}
