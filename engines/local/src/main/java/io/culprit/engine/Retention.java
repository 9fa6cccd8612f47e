package io.culprit.engine;

import io.culprit.correlate.Exchange;
import io.culprit.correlate.ExchangeSink;
import io.culprit.correlate.Range;
import io.culprit.parse.event.NoticeEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Keeps the exchanges and notices of some ranges of time, up to a bound, and counts everything it
 * is shown in a wider range. Not thread-safe.
 *
 * <p>Past the bound it only counts on: of a part it keeps what it has, of a whole nothing, as
 * {@link #overflowed()} tells.
 */
final class Retention implements ExchangeSink {
  private final Range counted;
  private final List<Range> kept;
  private final int bound;
  private final boolean whole;
  private final FailureTimeline timeline = new FailureTimeline();
  private final Texts texts = new Texts();
  private final List<Exchange> exchanges = new ArrayList<>();
  private final List<NoticeEvent> notices = new ArrayList<>();
  private long leftOut;
  private long noticesLeftOut;

  /**
   * Keeps part of what it counts.
   *
   * @param counted what is counted
   * @param kept what is kept, inside of {@code counted}; disjoint
   * @param bound most exchanges, and most notices, to keep
   */
  Retention(Range counted, List<Range> kept, int bound) {
    this(counted, kept, bound, false);
  }

  private Retention(Range counted, List<Range> kept, int bound, boolean whole) {
    this.whole = whole;
    this.counted = counted;
    this.kept = List.copyOf(kept);
    this.bound = bound;
  }

  /** Keeps all that it counts. */
  static Retention whole(Range range, int bound) {
    return new Retention(range, List.of(range), bound, true);
  }

  @Override
  public void exchange(Exchange exchange) {
    OptionalLong end = Times.end(exchange);
    if (!Times.within(counted, exchange)) {
      return;
    }
    timeline.record(exchange);
    if (end.isPresent() ? keeps(end.getAsLong()) : keepsUntimed()) {
      if (exchanges.size() < bound && !(whole && overflowed())) {
        exchanges.add(exchange.sharing(texts));
      } else {
        leftOut++;
        release();
      }
    }
  }

  @Override
  public void notice(NoticeEvent notice) {
    // One without a time (uvicorn's "Started server process") may belong to any stretch.
    if (notice.at().isPresent() && !keeps(notice.at().get().micros())) {
      return;
    }
    if (notices.size() < bound && !(whole && overflowed())) {
      notices.add(notice);
    } else {
      noticesLeftOut++;
    }
  }

  private boolean keeps(long micros) {
    for (Range r : kept) {
      if (r.contains(micros)) {
        return true;
      }
    }
    return false;
  }

  private boolean keepsUntimed() {
    return kept.size() == 1 && kept.get(0).isAll();
  }

  /** Of a whole that does not fit nothing is kept: another reading will choose. */
  private void release() {
    if (whole) {
      exchanges.clear();
      notices.clear();
    }
  }

  /** Whether exchanges of the kept ranges had to be left out. */
  boolean overflowed() {
    return leftOut > 0;
  }

  /** Exchanges of the kept ranges that had to be left out. */
  long leftOut() {
    return leftOut;
  }

  /** Notices that had to be left out. */
  long noticesLeftOut() {
    return noticesLeftOut;
  }

  /** The ranges of time that are kept. */
  List<Range> kept() {
    return kept;
  }

  /** All that was counted, kept or not. */
  FailureTimeline timeline() {
    return timeline;
  }

  /** What was kept, in the order it came. */
  List<Exchange> exchanges() {
    return exchanges;
  }

  /** The notices that were kept, in the order they came. */
  List<NoticeEvent> notices() {
    return notices;
  }
}
