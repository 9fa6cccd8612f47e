package io.culprit.correlate;

import io.culprit.parse.Detected;
import io.culprit.parse.LineCount;
import io.culprit.parse.LogCursor;
import io.culprit.parse.LogFormat;
import io.culprit.parse.LogSet;
import io.culprit.parse.LogSource;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;

/** Log sets made of events instead of files. */
public final class BuiltLogs {
  private final List<LogSource> sources = new ArrayList<>();

  /** Adds a source; each line is made for its own place. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final BuiltLogs source(
      String name,
      LogFormat format,
      boolean zoned,
      boolean timed,
      Function<Origin, ? extends LogEvent>... lines) {
    return source(name, format, zoned, timed, List.of(lines));
  }

  /** Adds a source; each line is made for its own place. */
  public BuiltLogs source(
      String name,
      LogFormat format,
      boolean zoned,
      boolean timed,
      List<? extends Function<Origin, ? extends LogEvent>> lines) {
    int index = sources.size();
    List<LogEvent> events = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      events.add(lines.get(i).apply(new Origin(index, i + 1L)));
    }
    sources.add(new Source(index, name, new Detected(format, "", 1, "", zoned, timed), events));
    return this;
  }

  /** Adds a proxy's access log. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final BuiltLogs access(Function<Origin, ? extends LogEvent>... lines) {
    return access(List.of(lines));
  }

  /** Adds a proxy's access log. */
  public BuiltLogs access(List<? extends Function<Origin, ? extends LogEvent>> lines) {
    return source("access.log", LogFormat.NGINX_ACCESS, true, true, lines);
  }

  /** Adds a proxy's error log, whose times have no zone. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final BuiltLogs errors(Function<Origin, ? extends LogEvent>... lines) {
    return source("error.log", LogFormat.NGINX_ERROR, false, true, List.of(lines));
  }

  /** Adds an application's durations. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final BuiltLogs timing(Function<Origin, ? extends LogEvent>... lines) {
    return timing(List.of(lines));
  }

  /** Adds an application's durations. */
  public BuiltLogs timing(List<? extends Function<Origin, ? extends LogEvent>> lines) {
    return source("timing.csv", LogFormat.BACKEND_CSV, true, true, lines);
  }

  /** The set. */
  public LogSet build() {
    return new LogSet(sources, List.of(), List.of());
  }

  private record Source(int index, String name, Detected detected, List<LogEvent> events)
      implements LogSource {
    @Override
    public String digest() {
      return "";
    }

    @Override
    public LogCursor open() {
      return new Cursor(events);
    }

    @Override
    public Map<Long, String> quote(SortedSet<Long> lines) {
      Map<Long, String> quoted = new TreeMap<>();
      lines.forEach(line -> quoted.put(line, events.get((int) (line - 1)).toString()));
      return quoted;
    }
  }

  private static final class Cursor implements LogCursor {
    private final List<LogEvent> events;
    private int next;

    Cursor(List<LogEvent> events) {
      this.events = events;
    }

    @Override
    public boolean next(EventSink sink) {
      if (next >= events.size()) {
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
    public void close() {}
  }
}
