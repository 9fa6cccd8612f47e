package io.culprit.engine;

import io.culprit.correlate.Exchange;
import io.culprit.correlate.ExchangeSink;
import io.culprit.correlate.RequestIds;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.NoticeEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * Keeps a few exchanges of all that pass, the best by some order. Memory does not grow with what
 * passes. Not thread-safe.
 */
public final class Selection implements ExchangeSink {
  private static final Comparator<Exchange> BY_TIME =
      Comparator.comparingLong(Exchange::startMicros).thenComparing(Exchange::origin);

  private final Predicate<Exchange> wanted;
  private final Comparator<Exchange> best;
  private final int most;

  /** The worst of those kept on top. */
  private final PriorityQueue<Exchange> kept;

  private Selection(Predicate<Exchange> wanted, Comparator<Exchange> best, int most) {
    this.wanted = wanted;
    this.best = best;
    this.most = most;
    this.kept = new PriorityQueue<>(best.reversed());
  }

  /** The first of those wanted, in the order of their beginnings. */
  public static Selection first(int most, Predicate<Exchange> wanted) {
    return new Selection(wanted, BY_TIME, most);
  }

  /** Those of the wanted that took longest. */
  public static Selection slowest(int most, Predicate<Exchange> wanted) {
    Comparator<Exchange> longest = Comparator.comparingLong(x -> x.startMicros() - x.endMicros());
    return new Selection(wanted, longest.thenComparing(BY_TIME), most);
  }

  /** Whether any record of an exchange shows an id, or stands at {@code file:line}. */
  public static Predicate<Exchange> holding(String id, IntFunction<String> sources) {
    return x ->
        x.events().stream().anyMatch(e -> RequestIds.holds(e, id) || place(e, sources).equals(id));
  }

  private static String place(LogEvent e, IntFunction<String> sources) {
    return sources.apply(e.origin().source()) + ":" + e.origin().line();
  }

  @Override
  public void exchange(Exchange exchange) {
    if (wanted.test(exchange)) {
      kept.add(exchange);
      if (kept.size() > most) {
        kept.remove();
      }
    }
  }

  @Override
  public void notice(NoticeEvent notice) {
    // belongs to no request
  }

  /** What was kept, the best first. */
  public List<Exchange> chosen() {
    List<Exchange> list = new ArrayList<>(kept);
    list.sort(best);
    return list;
  }
}
