package io.culprit.rank.arm;

import io.culprit.parse.Detected;
import io.culprit.parse.LineCount;
import io.culprit.parse.LogCursor;
import io.culprit.parse.LogSource;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.UnaryOperator;

/**
 * A source whose records are changed while it is read; the file stays as it is. Its records are
 * held in memory while it is open.
 *
 * @param whole the source as it is
 * @param index its place in the set it is now in
 * @param name its name there
 * @param change what becomes of its records
 */
record Altered(LogSource whole, int index, String name, UnaryOperator<List<LogEvent>> change)
    implements LogSource {
  /** A source that is not changed yet. */
  static Altered of(LogSource whole) {
    return new Altered(whole, whole.index(), whole.name(), UnaryOperator.identity());
  }

  /** The same with one more change. */
  Altered then(UnaryOperator<List<LogEvent>> next) {
    return new Altered(whole, index, name, events -> List.copyOf(next.apply(change.apply(events))));
  }

  /** The same at another place. */
  Altered at(int place) {
    return new Altered(whole, place, name, change);
  }

  /** The same under another name. */
  Altered named(String value) {
    return new Altered(whole, index, value, change);
  }

  @Override
  public Detected detected() {
    return whole.detected();
  }

  @Override
  public LogCursor open() throws IOException {
    List<LogEvent> kept = new ArrayList<>();
    EventSink keeping = EventSink.to(kept::add);
    LineCount count;
    try (LogCursor cursor = whole.open()) {
      while (cursor.next(keeping)) {
        // the sink keeps what it is told
      }
      count = cursor.count();
    }
    Edit place = Edit.none().placed(line -> new Origin(index, line));
    Iterator<LogEvent> events = change.apply(kept).iterator();
    return new LogCursor() {
      @Override
      public boolean next(EventSink sink) {
        if (!events.hasNext()) {
          return false;
        }
        place.of(events.next()).tell(sink);
        return true;
      }

      @Override
      public LineCount count() {
        return count;
      }

      @Override
      public void close() {
        // nothing is open
      }
    };
  }

  @Override
  public Map<Long, String> quote(SortedSet<Long> lines) throws IOException {
    return whole.quote(lines);
  }

  @Override
  public String digest() throws IOException {
    return whole.digest();
  }
}
