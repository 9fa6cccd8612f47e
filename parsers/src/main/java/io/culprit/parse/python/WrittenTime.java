package io.culprit.parse.python;

import io.culprit.parse.event.Moment;
import io.culprit.parse.source.TimeText;
import java.util.Optional;

/**
 * Puts together the two times that a wrapped line may have: its own, and that of the wrapper
 * (docker).
 *
 * <p>The own time is the better one, for the wrapper's comes after a pipe. But Python's is local
 * and says nothing of its zone, while in the same stream other lines (uvicorn's) have the wrapper's
 * time alone. So the wrapper tells the zone: zones differ from UTC by quarters of an hour, pipes by
 * seconds.
 */
final class WrittenTime {
  private static final long QUARTER = 15 * 60 * 1_000_000L;

  private WrittenTime() {}

  /** The time of a line; empty: neither is known. */
  static Optional<Moment> of(Optional<TimeText> own, Optional<Moment> written) {
    if (own.isEmpty()) {
      return written;
    }
    Moment stated = own.get().moment();
    if (own.get().zoned() || written.isEmpty()) {
      return Optional.of(stated);
    }
    long apart = written.get().micros() - stated.micros();
    return Optional.of(stated.plus(Math.round((double) apart / QUARTER) * QUARTER));
  }
}
