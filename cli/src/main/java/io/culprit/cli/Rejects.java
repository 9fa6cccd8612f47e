package io.culprit.cli;

import io.culprit.parse.LogCursor;
import io.culprit.parse.LogSource;
import io.culprit.parse.Rejection;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.NoticeEvent;
import java.io.IOException;
import java.util.List;

/**
 * Lists every refused line of the sources: file, line, reason, expectation and its beginning. One
 * at a time, however many there are.
 */
final class Rejects {
  private Rejects() {}

  /** Where the list goes, a line of it at a time. */
  @FunctionalInterface
  interface Output {
    /** Takes one line with its end. */
    void write(String line) throws IOException;
  }

  /**
   * Reads the sources once more and writes what is refused.
   *
   * @return how many lines that are
   */
  static long write(List<LogSource> sources, Output output) throws IOException {
    long[] lines = {0};
    for (LogSource source : sources) {
      try (LogCursor cursor = source.open()) {
        StringBuilder out = new StringBuilder();
        cursor.watch(
            refused -> {
              line(out, source.name(), refused);
              lines[0]++;
            });
        boolean more = true;
        while (more) {
          more = cursor.next(NOBODY);
          if (out.length() > 0) {
            output.write(out.toString());
            out.setLength(0);
          }
        }
      }
    }
    return lines[0];
  }

  private static void line(StringBuilder out, String file, Rejection refused) {
    out.append(Visible.text(file))
        .append(':')
        .append(refused.origin().line())
        .append(": ")
        .append(Visible.text(refused.reason()))
        .append(" (expected ")
        .append(Visible.text(refused.expected()))
        .append("): ")
        .append(Visible.text(refused.text()))
        .append('\n');
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
