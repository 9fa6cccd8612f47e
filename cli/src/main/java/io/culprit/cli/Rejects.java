package io.culprit.cli;

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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lists every refused line of the sources: file, line, reason and its beginning. */
final class Rejects {
  private Rejects() {}

  /**
   * Writes them all.
   *
   * @return how many there are
   */
  static long write(List<LogSource> sources, Path file) throws IOException {
    StringBuilder out = new StringBuilder();
    long lines = 0;
    for (LogSource source : sources) {
      SortedMap<Long, String> reasons = reasons(source);
      Map<Long, String> texts = source.quote(new TreeSet<>(reasons.keySet()));
      for (Map.Entry<Long, String> e : reasons.entrySet()) {
        out.append(Visible.text(source.name()))
            .append(':')
            .append(e.getKey())
            .append(": ")
            .append(Visible.text(e.getValue()))
            .append(": ")
            .append(Visible.text(texts.getOrDefault(e.getKey(), "")))
            .append('\n');
      }
      lines += reasons.size();
    }
    Written.file(file, out.toString());
    return lines;
  }

  /** Reads a source once more and watches which line makes a count of refused ones grow. */
  private static SortedMap<Long, String> reasons(LogSource source) throws IOException {
    SortedMap<Long, String> reasons = new TreeMap<>();
    try (LogCursor cursor = source.open()) {
      LineCount before = cursor.count();
      boolean more = true;
      while (more) {
        more = cursor.next(NOBODY);
        LineCount now = cursor.count();
        long line = now.lines();
        for (Map.Entry<String, Long> e : now.rejected().entrySet()) {
          for (long n = before.rejected().getOrDefault(e.getKey(), 0L); n < e.getValue(); n++) {
            reasons.put(line--, e.getKey());
          }
        }
        before = now;
      }
    }
    return reasons;
  }

  private static final EventSink NOBODY =
      new EventSink() {
        @Override
        public void access(AccessEvent event) {}

        @Override
        public void app(AppEvent event) {}

        @Override
        public void backend(BackendEvent event) {}

        @Override
        public void notice(NoticeEvent event) {}

        @Override
        public void client(ClientEvent event) {}
      };
}
