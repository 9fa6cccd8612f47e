package io.culprit.benchmark.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.LineCount;
import io.culprit.parse.LogCursor;
import io.culprit.parse.LogFormat;
import io.culprit.parse.LogSet;
import io.culprit.parse.LogSets;
import io.culprit.parse.LogSource;
import io.culprit.parse.ReadOptions;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LogDayTest {
  private static final long SIZE = 2_000_000;

  @TempDir private Path folder;

  @Test
  void write_sameSeed_givesTheSameBytes() throws IOException {
    DayPlan plan = new DayPlan(SIZE, 7, UvicornStyle.TIMED);
    LogDay.write(folder.resolve("a"), plan);
    LogDay.write(folder.resolve("b"), plan);
    LogDay.write(folder.resolve("c"), new DayPlan(SIZE, 8, UvicornStyle.TIMED));
    for (String name :
        List.of(
            "nginx/access.log",
            "nginx/error.log",
            "backend/uvicorn.log",
            "backend/durations.csv",
            "config/nginx.conf",
            "config/log_config.json")) {
      assertEquals(
          -1, Files.mismatch(folder.resolve("a").resolve(name), folder.resolve("b").resolve(name)));
    }
    assertTrue(
        Files.mismatch(folder.resolve("a/nginx/access.log"), folder.resolve("c/nginx/access.log"))
            >= 0);
  }

  @ParameterizedTest
  @EnumSource(UvicornStyle.class)
  void write_everyStyle_isUnderstoodToTheLastLine(UvicornStyle style) throws IOException {
    LogDay.write(folder, new DayPlan(SIZE, 7, style));
    LogSet logs = LogSets.open(List.of(folder), ReadOptions.none());
    Set<LogFormat> formats = EnumSet.noneOf(LogFormat.class);
    for (LogSource source : logs.sources()) {
      formats.add(source.detected().format());
      LineCount count = new Heard().read(source);
      assertEquals(0, count.rejectedLines(), () -> source.name() + ": " + count.examples());
    }
    assertEquals(
        EnumSet.of(
            LogFormat.NGINX_ACCESS,
            LogFormat.NGINX_ERROR,
            LogFormat.PYTHON_SERVER,
            LogFormat.BACKEND_CSV,
            LogFormat.CONFIG),
        formats);
  }

  @ParameterizedTest
  @EnumSource(UvicornStyle.class)
  void write_anySize_isMet(UvicornStyle style) throws IOException {
    for (long size : new long[] {300_000, SIZE}) {
      LogDay.write(folder, new DayPlan(size, 11, style));
      long found = Files.size(folder.resolve("nginx/access.log"));
      assertTrue(Math.abs(found - size) <= size / 20, () -> found + " bytes for " + size);
    }
  }

  @Test
  void write_incident_isCutByTheProxyAndUnseenByUvicorn() throws IOException {
    LogDay.write(folder, new DayPlan(4 * SIZE, 7, UvicornStyle.TIMED));
    Heard heard = new Heard();
    for (LogSource source : LogSets.open(List.of(folder), ReadOptions.none()).sources()) {
      heard.read(source);
    }
    List<AccessEvent> cut = heard.access.stream().filter(e -> e.status() == 504).toList();
    assertFalse(cut.isEmpty());
    Set<String> seen = new HashSet<>();
    heard.app.forEach(e -> seen.add(e.target()));
    Set<String> handled = new HashSet<>();
    heard.backend.stream().filter(e -> e.status() == 200).forEach(e -> handled.add(e.requestId()));
    for (AccessEvent event : cut) {
      assertFalse(seen.contains(event.target()), event::target);
      assertTrue(handled.contains(event.requestId()), event::requestId);
      assertTrue(
          event.durationMicros() >= 30_000_000 && event.durationMicros() < 30_010_000,
          event::toString);
    }
    long complaints =
        heard.notices.stream().filter(n -> n.kind() == Notice.UPSTREAM_TIMED_OUT).count();
    assertEquals(cut.size(), complaints);
  }

  @Test
  void write_accessLines_standInTheOrderOfTheirEnds() throws IOException {
    LogDay.write(folder, new DayPlan(SIZE, 7, UvicornStyle.PLAIN));
    Heard heard = new Heard();
    for (LogSource source : LogSets.open(List.of(folder), ReadOptions.none()).sources()) {
      heard.read(source);
    }
    long last = 0;
    for (AccessEvent event : heard.access) {
      assertTrue(event.end().micros() >= last, event::toString);
      last = event.end().micros();
    }
  }

  /** Everything the readers find. */
  private static final class Heard implements EventSink {
    private final List<AccessEvent> access = new ArrayList<>();
    private final List<AppEvent> app = new ArrayList<>();
    private final List<BackendEvent> backend = new ArrayList<>();
    private final List<NoticeEvent> notices = new ArrayList<>();

    LineCount read(LogSource source) throws IOException {
      try (LogCursor cursor = source.open()) {
        while (cursor.next(this)) {
          // until the end
        }
        return cursor.count();
      }
    }

    @Override
    public void access(AccessEvent event) {
      access.add(event);
    }

    @Override
    public void app(AppEvent event) {
      app.add(event);
    }

    @Override
    public void backend(BackendEvent event) {
      backend.add(event);
    }

    @Override
    public void notice(NoticeEvent event) {
      notices.add(event);
    }

    @Override
    public void client(ClientEvent event) {
      throw new AssertionError(event);
    }
  }
}
