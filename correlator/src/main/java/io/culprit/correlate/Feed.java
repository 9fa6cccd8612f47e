package io.culprit.correlate;

import io.culprit.parse.LogCursor;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.NoticeEvent;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * One source read in the order of corrected time, a batch ahead of whoever takes from it. Holds
 * back as much as the source's own disorder asks for. Events without a time stand directly behind
 * the line before them.
 */
final class Feed implements EventSink, Closeable {
  /** An event with its place in the order of all sources. */
  record Item(long time, LogEvent event, boolean timed) implements Comparable<Item> {
    private static final Comparator<Item> ORDER =
        Comparator.comparingLong(Item::time).thenComparing(i -> i.event().origin());

    @Override
    public int compareTo(Item other) {
      int byTime = Long.compare(time, other.time);
      return byTime != 0 ? byTime : ORDER.compare(this, other);
    }
  }

  /** Records of a batch: enough that handing it over costs nothing. */
  private static final int BATCH = 1_024;

  /** Records of the first batch: every source holds one from the beginning on. */
  private static final int FIRST = 16;

  private final Iterator<Legs.Leg> legs;
  private final ReadAhead reader;
  private final long shift;
  private final long disorder;

  // What the reading side holds.
  private @Nullable LogCursor cursor;
  private final PriorityQueue<Item> held = new PriorityQueue<>();
  private List<Item> ripe = new ArrayList<>();
  private long newest = Long.MIN_VALUE;
  private boolean ended;

  // What the taking side holds.
  private List<Item> batch = List.of();
  private int at;
  private ReadAhead.@Nullable Pending<List<Item>> ahead;
  private boolean begun;

  Feed(Legs legs, long shift, long disorder, ReadAhead reader) {
    this.legs = legs.legs().iterator();
    this.shift = shift;
    this.disorder = disorder;
    this.reader = reader;
  }

  /** The next event without taking it; null at the end. */
  @Nullable Item peek() throws IOException {
    while (at == batch.size()) {
      if (begun && ahead == null) {
        return null;
      }
      batch = ahead == null ? read(FIRST) : ahead.get();
      at = 0;
      // an empty batch is the last
      ahead = batch.isEmpty() ? null : reader.begin(() -> read(BATCH));
      begun = true;
    }
    return batch.get(at);
  }

  /** Takes the event that {@link #peek} showed. */
  void take() {
    at++;
  }

  /** Waits until nobody reads ahead any more. */
  @Override
  public void close() throws IOException {
    try {
      if (ahead != null) {
        ahead.close();
      }
    } finally {
      leave();
    }
  }

  private void leave() throws IOException {
    if (cursor != null) {
      cursor.close();
      cursor = null;
    }
  }

  /** Reads one record; false at the end of all. */
  private boolean next() throws IOException {
    while (cursor == null || !cursor.next(this)) {
      leave();
      if (!legs.hasNext()) {
        return false;
      }
      cursor = legs.next().open();
    }
    return true;
  }

  private List<Item> read(int records) throws IOException {
    int left = records;
    while (!ended && (left > 0 || ripe.isEmpty())) {
      ended = !next();
      left--;
      for (Item head = held.peek();
          head != null && (ended || head.time() < newest - disorder);
          head = held.peek()) {
        ripe.add(held.remove());
      }
    }
    List<Item> out = ripe;
    ripe = new ArrayList<>(BATCH);
    return out;
  }

  private void hold(LogEvent event) {
    Optional<Moment> moment = EventTime.of(event);
    boolean timed = moment.isPresent();
    long time = timed ? moment.get().micros() + shift : newest;
    newest = Math.max(newest, time);
    Item item = new Item(time, timed ? EventTime.shifted(event, shift) : event, timed);
    if (disorder == 0) {
      ripe.add(item);
    } else {
      held.add(item);
    }
  }

  @Override
  public void access(AccessEvent event) {
    hold(event);
  }

  @Override
  public void app(AppEvent event) {
    hold(event);
  }

  @Override
  public void backend(BackendEvent event) {
    hold(event);
  }

  @Override
  public void notice(NoticeEvent event) {
    hold(event);
  }

  @Override
  public void client(ClientEvent event) {
    hold(event);
  }
}
