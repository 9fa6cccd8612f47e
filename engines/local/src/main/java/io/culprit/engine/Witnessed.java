package io.culprit.engine;

import io.culprit.correlate.Exchange;
import io.culprit.correlate.ExchangeSink;
import io.culprit.correlate.Range;
import io.culprit.parse.event.NoticeEvent;

/**
 * Shows what passes to a witness too, as far as it is of a range.
 *
 * @param to whom everything is shown
 * @param range what the witness sees
 * @param witness sees it
 */
record Witnessed(ExchangeSink to, Range range, ExchangeSink witness) implements ExchangeSink {
  @Override
  public void exchange(Exchange exchange) {
    to.exchange(exchange);
    if (Times.within(range, exchange)) {
      witness.exchange(exchange);
    }
  }

  @Override
  public void notice(NoticeEvent notice) {
    to.notice(notice);
    witness.notice(notice);
  }
}
