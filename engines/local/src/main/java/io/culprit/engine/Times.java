package io.culprit.engine;

import io.culprit.correlate.Exchange;
import io.culprit.correlate.Paired;
import io.culprit.parse.event.AppEvent;
import java.util.OptionalLong;

/** When an exchange is said to have happened. */
final class Times {
  private Times() {}

  /**
   * The end of an exchange as its anchor tells it, in epoch microseconds: the proxy's line, else
   * the balancer's, else the client's, the backend's, the application server's. Empty where none of
   * them has a time.
   */
  static OptionalLong end(Exchange x) {
    if (x.proxy().isPresent()) {
      return OptionalLong.of(x.proxy().get().end().micros());
    }
    if (x.balancer().isPresent()) {
      return OptionalLong.of(x.balancer().get().event().end().micros());
    }
    if (!x.client().isEmpty()) {
      return OptionalLong.of(x.client().get(0).event().endMicros());
    }
    if (!x.backend().isEmpty()) {
      return OptionalLong.of(x.backend().get(0).event().end().micros());
    }
    for (Paired<AppEvent> line : x.app()) {
      if (line.event().at().isPresent()) {
        return OptionalLong.of(line.event().at().get().micros());
      }
    }
    return OptionalLong.empty();
  }
}
