package io.culprit.correlate.measure;

import io.culprit.parse.Detected;
import io.culprit.parse.LineCount;
import io.culprit.parse.LogCursor;
import io.culprit.parse.LogSource;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.NoticeEvent;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A source as if its backend wrote no times: access lines of application servers keep their order
 * alone, timed records of handlers are gone.
 */
record Untimed(LogSource whole) implements LogSource {
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
  public LogCursor open() throws IOException {
    LogCursor cursor = whole.open();
    return new LogCursor() {
      @Override
      public boolean next(EventSink sink) throws IOException {
        return cursor.next(new Stripped(sink));
      }

      @Override
      public LineCount count() {
        return cursor.count();
      }

      @Override
      public void close() throws IOException {
        cursor.close();
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

  private record Stripped(EventSink sink) implements EventSink {
    @Override
    public void access(AccessEvent event) {
      sink.access(event);
    }

    @Override
    public void app(AppEvent e) {
      sink.app(
          new AppEvent(
              e.origin(),
              e.server(),
              Optional.empty(),
              e.client(),
              e.clientPort(),
              e.method(),
              e.target(),
              e.status(),
              -1,
              e.bytes(),
              ""));
    }

    @Override
    public void backend(BackendEvent event) {
      // hidden
    }

    @Override
    public void notice(NoticeEvent event) {
      sink.notice(event);
    }

    @Override
    public void client(ClientEvent event) {
      sink.client(event);
    }
  }
}
