package io.culprit.engine;

import io.culprit.correlate.Exchange;
import io.culprit.correlate.Outcome;
import io.culprit.correlate.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Requests, failures and client aborts over time, in slots aligned to the epoch.
 *
 * <p>Only integers are added, so the order of recording and merging never shows. When more slots
 * are in use than the limit, neighbours are joined and the width doubles; the final width depends
 * on what was counted, not on its order. Not thread-safe: one a worker, then {@link #merge}.
 */
public final class FailureTimeline {
  /**
   * Width of a slot to begin with: fine enough to keep a short incident apart from its healthy
   * neighbourhood.
   */
  public static final long FINEST_MICROS = 10_000_000L;

  /** Most slots: a fortnight at ten seconds, three months at a minute; about 10 MB. */
  private static final int MOST_SLOTS = 131_072;

  private final int mostSlots;
  private final NavigableMap<Long, long[]> slots = new TreeMap<>();
  private long widthMicros = FINEST_MICROS;
  private long untimedRequests;
  private long untimedFailures;

  /** One with nothing in it. */
  public FailureTimeline() {
    this(MOST_SLOTS);
  }

  FailureTimeline(int mostSlots) {
    this.mostSlots = mostSlots;
  }

  /**
   * One slot that is not empty.
   *
   * @param startMicros its beginning, a multiple of the width
   * @param requests requests that ended in it
   * @param faults those that failed, other than closed by the client
   * @param aborts those that the client closed
   */
  public record Slot(long startMicros, long requests, long faults, long aborts) {
    /** Failed for their client, for whatever reason. */
    public long failures() {
      return faults + aborts;
    }
  }

  /** Counts one exchange; a lone server line without a time of its own is nobody's request. */
  public void record(Exchange exchange) {
    boolean lone =
        exchange.edge().isEmpty() && exchange.client().isEmpty() && exchange.backend().isEmpty();
    if (lone && exchange.app().stream().allMatch(a -> a.event().at().isEmpty())) {
      return;
    }
    Outcome outcome = exchange.outcome();
    boolean abort = outcome == Outcome.CLOSED_BY_CLIENT;
    boolean fault = outcome.isFailure() && !abort;
    OptionalLong end = Times.end(exchange);
    if (end.isPresent()) {
      add(end.getAsLong(), 1, fault ? 1 : 0, abort ? 1 : 0);
    } else {
      untimedRequests++;
      untimedFailures += outcome.isFailure() ? 1 : 0;
    }
  }

  /** Counts requests at an instant. */
  public void add(long micros, long requests, long faults, long aborts) {
    addTo(Math.floorDiv(micros, widthMicros), requests, faults, aborts);
  }

  /** Adds what another has counted; the other stays as it is. */
  public void merge(FailureTimeline other) {
    while (widthMicros < other.widthMicros) {
      widen();
    }
    for (Slot s : other.slots()) {
      add(s.startMicros(), s.requests(), s.faults(), s.aborts());
    }
    untimedRequests += other.untimedRequests;
    untimedFailures += other.untimedFailures;
  }

  private void addTo(long slot, long requests, long faults, long aborts) {
    long[] counts = slots.computeIfAbsent(slot, s -> new long[3]);
    counts[0] += requests;
    counts[1] += faults;
    counts[2] += aborts;
    // The slots in use never become fewer, so the final width is that of the whole, whatever came
    // first.
    while (slots.size() > mostSlots) {
      widen();
    }
  }

  private void widen() {
    List<Slot> old = slots();
    widthMicros *= 2;
    slots.clear();
    for (Slot s : old) {
      long[] counts =
          slots.computeIfAbsent(Math.floorDiv(s.startMicros(), widthMicros), k -> new long[3]);
      counts[0] += s.requests();
      counts[1] += s.faults();
      counts[2] += s.aborts();
    }
  }

  /** Width of a slot. */
  public long widthMicros() {
    return widthMicros;
  }

  /** The slots that are not empty, in order. */
  public List<Slot> slots() {
    List<Slot> all = new ArrayList<>(slots.size());
    for (Map.Entry<Long, long[]> e : slots.entrySet()) {
      long[] c = e.getValue();
      all.add(new Slot(e.getKey() * widthMicros, c[0], c[1], c[2]));
    }
    return all;
  }

  /**
   * From the beginning of the first slot to the end of the last; of length 0 where nothing was
   * counted.
   */
  public Range range() {
    return slots.isEmpty()
        ? new Range(0, 0)
        : new Range(slots.firstKey() * widthMicros, (slots.lastKey() + 1) * widthMicros);
  }

  /** All that was counted between two instants, by whole slots: those that begin in the range. */
  public Slot sum(Range range) {
    long requests = 0;
    long faults = 0;
    long aborts = 0;
    if (range.to() > range.from()) {
      NavigableMap<Long, long[]> tail =
          range.from() == Long.MIN_VALUE
              ? slots
              : slots.tailMap(Math.floorDiv(range.from() - 1, widthMicros) + 1, true);
      for (Map.Entry<Long, long[]> e : tail.entrySet()) {
        if (e.getKey() * widthMicros >= range.to()) {
          break;
        }
        requests += e.getValue()[0];
        faults += e.getValue()[1];
        aborts += e.getValue()[2];
      }
    }
    return new Slot(range.from(), requests, faults, aborts);
  }

  /** Requests counted, with and without a time. */
  public long requests() {
    return sum(Range.ALL).requests() + untimedRequests;
  }

  /** Failures counted, with and without a time. */
  public long failures() {
    return sum(Range.ALL).failures() + untimedFailures;
  }

  /** Requests whose records carry no time: they stand in no slot. */
  public long untimedRequests() {
    return untimedRequests;
  }
}
