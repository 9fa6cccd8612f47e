package io.culprit.engine;

import io.culprit.correlate.Exchange;
import io.culprit.correlate.Range;
import java.util.OptionalLong;

/** When an exchange is said to have happened. */
final class Times {
  private Times() {}

  /** The end of an exchange in epoch microseconds; empty where none of its records has a time. */
  static OptionalLong end(Exchange exchange) {
    long end = exchange.endMicros();
    return end == 0 ? OptionalLong.empty() : OptionalLong.of(end);
  }

  /** Whether an exchange is of a range; one without a time is of all time only. */
  static boolean within(Range range, Exchange exchange) {
    OptionalLong end = end(exchange);
    return end.isPresent() ? range.contains(end.getAsLong()) : range.isAll();
  }
}
