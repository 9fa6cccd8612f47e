package io.culprit.correlate;

import io.culprit.parse.LogCursor;
import io.culprit.parse.LogSource;
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
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * One source read in the order of corrected time. Holds back as much as the source's own disorder
 * asks for. Events without a time stand directly behind the line before them.
 */
final class Feed implements EventSink, Closeable {
  /** An event with its place in the order of all sources. */
  record Item(long time, LogEvent event, boolean timed) implements Comparable<Item> {
    private static final Comparator<Item> ORDER =
        Comparator.comparingLong(Item::time).thenComparing(i -> i.event().origin());

    @Override
    public int compareTo(Item other) {
      return ORDER.compare(this, other);
    }
  }

  private final LogCursor cursor;
  private final long shift;
  private final long disorder;
  private final PriorityQueue<Item> held = new PriorityQueue<>();
  private long newest = Long.MIN_VALUE;
  private boolean ended;

  Feed(LogSource source, long shift, long disorder) throws IOException {
    this.cursor = source.open();
    this.shift = shift;
    this.disorder = disorder;
  }

  /** The next event without taking it; null at the end. */
  @Nullable Item peek() throws IOException {
    while (!ended) {
      Item head = held.peek();
      if (head != null && head.time() < newest - disorder) {
        return head;
      }
      ended = !cursor.next(this);
    }
    return held.peek();
  }

  /** Takes the event that {@link #peek} showed. */
  void take() {
    held.remove();
  }

  @Override
  public void close() throws IOException {
    cursor.close();
  }

  private void hold(LogEvent event) {
    Optional<Moment> at = EventTime.of(event);
    if (at.isPresent()) {
      long time = at.get().micros() + shift;
      newest = Math.max(newest, time);
      held.add(new Item(time, EventTime.shifted(event, shift), true));
    } else {
      held.add(new Item(newest, event, false));
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
