package io.culprit.correlate;

import io.culprit.parse.event.NoticeEvent;

/**
 * Receives what the correlator makes, in the order of the exchanges' ends. Called from one thread.
 */
public interface ExchangeSink {
  /** One request. */
  void exchange(Exchange exchange);

  /** A complaint or lifecycle line that belongs to no single request. */
  void notice(NoticeEvent notice);

  /** One that looks away. */
  static ExchangeSink none() {
    return new ExchangeSink() {
      @Override
      public void exchange(Exchange exchange) {
        // looks away
      }

      @Override
      public void notice(NoticeEvent notice) {
        // looks away
      }
    };
  }
}
