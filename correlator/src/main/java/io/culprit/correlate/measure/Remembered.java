package io.culprit.correlate.measure;

import io.culprit.parse.Detected;
import io.culprit.parse.LineCount;
import io.culprit.parse.LogCursor;
import io.culprit.parse.LogSource;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.LogEvent;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A source of which some events are held in memory.
 *
 * @param whole the source they are from
 * @param events the events, in the order of their lines
 */
record Remembered(LogSource whole, List<LogEvent> events) implements LogSource {
  Remembered {
    events = List.copyOf(events);
  }

  @Override
  public int index() {
    return whole.index();
  }

  @Override
  public String name() {
    return whole.name();
  }

  @Override
  public Detected detected() {
    return whole.detected();
  }

  @Override
  public LogCursor open() {
    return new Cursor(events);
  }

  @Override
  public Map<Long, String> quote(SortedSet<Long> lines) {
    return Map.of();
  }

  @Override
  public String digest() {
    return "";
  }

  private static final class Cursor implements LogCursor {
    private final List<LogEvent> events;
    private int next;

    Cursor(List<LogEvent> events) {
      this.events = events;
    }

    @Override
    public boolean next(EventSink sink) {
      if (next == events.size()) {
        return false;
      }
      events.get(next++).tell(sink);
      return true;
    }

    @Override
    public LineCount count() {
      return new LineCount(next, next, 0, 0, new TreeMap<>(), List.of(), "");
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
