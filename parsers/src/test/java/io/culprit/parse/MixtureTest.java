package io.culprit.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.backend.Heard;
import io.culprit.parse.event.Notice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MixtureTest {
  private static final List<String> ACCESS =
      numbered(
          "192.0.2.# - - [20/Nov/2026:10:54:# +0000] \"GET /a/# HTTP/1.1\" 200 555 \"-\" \"Mozilla/5.0\"");
  private static final List<String> JSON =
      numbered(
          "{\"time\":\"2026-11-20T10:54:#+00:00\",\"remote_addr\":\"192.0.2.7\",\"request\":\"GET /j/# HTTP/1.1\","
              + "\"status\":200,\"upstream_status\":\"200\"}");
  private static final List<String> ERROR =
      numbered(
          "2026/11/20 10:54:# [error] 7#7: *# connect() failed (111: Connection refused) while connecting to upstream,"
              + " client: 192.0.2.1, server: , request: \"GET /a/# HTTP/1.1\", upstream: \"http://192.0.2.9:80/\", host: \"x\"");
  private static final List<String> UVICORN =
      numbered("INFO:     192.0.2.8:50# - \"GET /u/# HTTP/1.1\" 200 OK");
  private static final List<String> GUNICORN =
      numbered("[2026-11-20 10:54:# +0000] [7] [CRITICAL] WORKER TIMEOUT (pid:#)");
  private static final List<String> HAPROXY =
      numbered(
          "192.0.2.3:50# [20/Nov/2026:10:54:#.552] fe be/srv 0/0/1/20/21 200 555 - - ---- 1/1/0/0/0 0/0 \"GET /h/# HTTP/1.1\"");

  @TempDir Path folder;

  @Test
  void twoFormats_areBothRead() throws IOException {
    assertBothRead("nginx access + nginx error", ACCESS, ERROR);
    assertBothRead("nginx access + uvicorn/gunicorn server log", ACCESS, UVICORN);
    assertBothRead("nginx error + uvicorn/gunicorn server log", ERROR, UVICORN);
    assertBothRead("nginx access, JSON + uvicorn/gunicorn server log", JSON, UVICORN);
    assertBothRead("nginx access + haproxy HTTP", ACCESS, HAPROXY);
    assertBothRead("uvicorn/gunicorn server log", UVICORN, GUNICORN);
    assertBothRead("nginx access + nginx access, JSON", ACCESS, JSON);
  }

  @Test
  void threeFormats_areAllRead() throws IOException {
    assertBothRead(
        "nginx access + nginx error + uvicorn/gunicorn server log", ACCESS, ERROR, UVICORN);
    assertBothRead(
        "nginx error + haproxy HTTP + uvicorn/gunicorn server log", HAPROXY, ERROR, GUNICORN);
  }

  @Test
  void aFewForeignLines_areFound() throws IOException {
    assertBothRead(
        "nginx access + uvicorn/gunicorn server log", ACCESS.subList(0, 5), repeated(UVICORN));
    assertBothRead(
        "nginx error + uvicorn/gunicorn server log", ERROR.subList(0, 4), repeated(UVICORN));
  }

  @Test
  void traceback_staysWholeAroundOtherLines() throws IOException {
    List<String> lines = new ArrayList<>(UVICORN);
    lines.addAll(ACCESS);
    lines.addAll(
        List.of(
            "ERROR:    Exception in ASGI application",
            "Traceback (most recent call last):",
            "  File \"/app/main.py\", line 3, in f",
            ACCESS.get(0),
            "    raise ValueError(1)",
            "ValueError: 1"));
    Heard heard = new Heard();
    LineCount count = read(lines, ReadOptions.none(), heard);
    assertEquals(0, count.rejectedLines());
    assertEquals(4, count.joined());
    assertEquals(ACCESS.size() + 1, heard.accesses.size());
  }

  @Test
  void continuationsOfOneFormat_makeNoMixture() throws IOException {
    List<String> lines = new ArrayList<>(ERROR);
    lines.addAll(
        List.of("stack traceback:", "coroutine 0:", "\t[C]: in function 'error'", "#0 {main}"));
    LineCount count = read(lines, ReadOptions.none(), new Heard());
    assertEquals(4, count.joined());
    assertEquals(List.of(), opened().detected().also());
  }

  @Test
  void zone_movesOnlyTheMembersWithoutOne() throws IOException {
    ReadOptions options =
        new ReadOptions(
            Optional.of(ZoneId.of("America/New_York")), List.of(), List.of(), List.of(), List.of());
    List<String> lines = new ArrayList<>(HAPROXY);
    lines.addAll(JSON);
    Heard heard = new Heard();
    read(lines, options, heard);
    long haproxy = heard.accesses.get(0).end().micros();
    long json = heard.accesses.get(HAPROXY.size()).end().micros();
    assertEquals(5, Math.round((haproxy - json) / 3.6e9));
  }

  /** Interleaved at random, the lines give what they give apart. */
  @SafeVarargs
  private void assertBothRead(String title, List<String>... streams) throws IOException {
    Heard apart = new Heard();
    for (List<String> stream : streams) {
      read(stream, ReadOptions.none(), apart);
    }
    for (int seed = 0; seed < 5; seed++) {
      Heard heard = new Heard();
      LineCount count = read(interleaved(new Random(seed), streams), ReadOptions.none(), heard);
      String where = title + ", seed " + seed;
      assertEquals(title, opened().detected().title(), where);
      assertEquals(0, count.rejectedLines(), where);
      assertEquals(0, count.joined(), where);
      assertEquals(apart.accesses.size(), heard.accesses.size(), where);
      assertEquals(apart.apps.size(), heard.apps.size(), where);
      assertEquals(apart.backends.size(), heard.backends.size(), where);
      assertEquals(troubles(apart), troubles(heard), where);
      assertTrue(opened().detected().confidence() > 0.9, where);
    }
  }

  private static List<Notice> troubles(Heard heard) {
    return heard.notices.stream()
        .map(n -> n.kind())
        .filter(k -> k != Notice.OTHER)
        .sorted()
        .toList();
  }

  @SafeVarargs
  private static List<String> interleaved(Random random, List<String>... streams) {
    List<List<String>> left = new ArrayList<>();
    for (List<String> stream : streams) {
      left.add(new ArrayList<>(stream));
    }
    List<String> lines = new ArrayList<>();
    while (!left.isEmpty()) {
      List<String> stream = left.get(random.nextInt(left.size()));
      lines.add(stream.remove(0));
      left.removeIf(List::isEmpty);
    }
    return lines;
  }

  private static List<String> repeated(List<String> lines) {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      many.addAll(lines);
    }
    return many;
  }

  /** Thirty lines, each with its own number in the holes. */
  private static List<String> numbered(String line) {
    List<String> lines = new ArrayList<>();
    for (int i = 10; i < 40; i++) {
      lines.add(line.replace("#7:", "@7:").replace("#", "" + i).replace("@7:", "#7:"));
    }
    return lines;
  }

  private LogSource opened() {
    return LogSets.open(List.of(folder.resolve("mixed.log")), ReadOptions.none()).sources().get(0);
  }

  private LineCount read(List<String> lines, ReadOptions options, Heard heard) throws IOException {
    Path file = Files.write(folder.resolve("mixed.log"), lines);
    LogSource source = LogSets.open(List.of(file), options).sources().get(0);
    try (LogCursor cursor = source.open()) {
      while (cursor.next(heard)) {
        assertTrue(cursor.count().addsUp());
      }
      return cursor.count();
    }
  }
}
