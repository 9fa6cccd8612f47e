package io.culprit.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.backend.Heard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogSetsTest {
  private static final String ACCESS =
      "192.0.2.92 - - [20/Nov/2026:10:54:15 +0000] \"GET /a HTTP/1.1\" 200 555 \"-\" \"Mozilla/5.0\"\n";
  private static final String ERROR =
      "2026/11/20 10:54:15 [error] 7#7: *1 no live upstreams while connecting to upstream, client: 1.2.3.4\n";

  @TempDir Path folder;

  @Test
  void sources_areNamedRelativeAndOrderedOldToNew() throws IOException {
    write("nginx/access.log", ACCESS);
    write("nginx/access.log.1", ACCESS);
    Files.write(folder.resolve("nginx/access.log.2.gz"), gzip(ACCESS));
    write("nginx/error.log", ERROR);
    write(".DS_Store", "junk");
    LogSet set = open();
    assertEquals(
        List.of(
            "nginx/access.log.2.gz", "nginx/access.log.1", "nginx/access.log", "nginx/error.log"),
        set.sources().stream().map(LogSource::name).toList());
    assertEquals(List.of(0, 1, 2, 3), set.sources().stream().map(LogSource::index).toList());
    assertEquals(List.of(), set.problems());
    assertEquals(LogFormat.NGINX_ERROR, set.sources().get(3).detected().format());
  }

  @Test
  void inputs_ofTheSameNameStayApart() throws IOException {
    Path a = write("a/access.log", ACCESS);
    Path b = write("b/access.log", ACCESS);
    assertEquals(
        List.of("a/access.log", "b/access.log"),
        LogSets.open(List.of(b, a, a), ReadOptions.none()).sources().stream()
            .map(LogSource::name)
            .toList());
  }

  @Test
  void badInputs_areProblems() throws IOException {
    Files.createDirectories(folder.resolve("empty"));
    assertEquals(
        1, LogSets.open(List.of(folder.resolve("empty")), ReadOptions.none()).problems().size());
    assertEquals(
        1, LogSets.open(List.of(folder.resolve("missing")), ReadOptions.none()).problems().size());
    write("x/notes.txt", "hello\nworld\n\n");
    LogSet set = LogSets.open(List.of(folder.resolve("x")), ReadOptions.none());
    assertEquals("notes.txt", set.problems().get(0).file());
    LineCount count = read(set.sources().get(0), new Heard());
    assertEquals(Map.of("unknown format", 2L), count.rejected());
    assertEquals(1, count.blank());
    assertTrue(count.addsUp());
  }

  @Test
  void linksInCircles_end() throws IOException {
    write("logs/access.log", ACCESS);
    Files.createSymbolicLink(folder.resolve("logs/again"), folder.resolve("logs"));
    assertEquals(1, open().sources().size());
  }

  @Test
  void declaredFormat_isFoundInAnyFile() throws IOException {
    write(
        "config/formats.conf", "log_format odd '$status <$msec> $request_method~$request_uri';\n");
    write("z/access.log", "200 <1795172254.478> GET~/a\n");
    LogSet set = open();
    assertEquals("log_format odd", set.sources().get(1).detected().detail());
    assertEquals(LogFormat.CONFIG, set.sources().get(0).detected().format());
    Heard heard = new Heard();
    read(set.sources().get(1), heard);
    assertEquals("/a", heard.accesses.get(0).target());
  }

  @Test
  void usersFormat_mayBeAWholeDirective() throws IOException {
    write("access.log", "200 <1795172254.478> GET~/a\n");
    ReadOptions options =
        new ReadOptions(
            Optional.empty(),
            List.of(
                "log_format odd '$status <$msec> '\n '$request_method~$request_uri';",
                "$status$status"),
            List.of(),
            List.of(),
            List.of());
    LogSet set = LogSets.open(List.of(folder), options);
    assertEquals("log_format --log-format", set.sources().get(0).detected().detail());
    assertEquals(1, set.problems().size(), "the second format cannot be compiled");
  }

  @Test
  void zone_movesTimesWithoutOneAndNoOthers() throws IOException {
    write("access.log", ACCESS);
    write("error.log", ERROR);
    Heard heard = new Heard();
    ReadOptions options =
        new ReadOptions(
            Optional.of(ZoneId.of("America/New_York")), List.of(), List.of(), List.of(), List.of());
    for (LogSource source : LogSets.open(List.of(folder), options).sources()) {
      read(source, heard);
    }
    long hours =
        (heard.notices.get(0).at().orElseThrow().micros() - heard.accesses.get(0).end().micros())
            / 3_600_000_000L;
    assertEquals(5, hours);
  }

  @Test
  void lastLineCutShort_isCountedAsSuch() throws IOException {
    write("access.log", ACCESS + ACCESS + ACCESS.substring(0, 60));
    LineCount count = read(open().sources().get(0), new Heard());
    assertEquals(Map.of("incomplete last line", 1L), count.rejected());
    assertEquals(2, count.parsed());
    write("access.log", ACCESS + ACCESS.strip());
    assertEquals(2, read(open().sources().get(0), new Heard()).parsed());
  }

  @Test
  void crlf_isNoPartOfALine() throws IOException {
    write("access.log", ACCESS.replace("\n", "\r\n") + "\r\n");
    Heard heard = new Heard();
    LineCount count = read(open().sources().get(0), heard);
    assertEquals("Mozilla/5.0", heard.accesses.get(0).userAgent());
    assertEquals(1, count.blank());
  }

  @Test
  void truncatedGzip_givesTheLinesBeforeTheDamage() throws IOException {
    StringBuilder text = new StringBuilder();
    Random random = new Random(3);
    for (int i = 0; i < 3_000; i++) {
      text.append(ACCESS.replace("/a", "/" + random.nextLong()));
    }
    byte[] whole = gzip(text.toString());
    for (int keep : new int[] {5, 12, whole.length / 2, whole.length - 4}) {
      Files.write(folder.resolve("access.log.gz"), Arrays.copyOf(whole, keep));
      LineCount count = read(open().sources().get(0), new Heard());
      assertEquals(1L, count.rejected().get("truncated gzip stream"), "kept " + keep);
      assertTrue(count.damage().startsWith("truncated gzip stream"), count.damage());
      assertTrue(count.addsUp());
      assertEquals(keep > 1_000, count.parsed() > 100, "kept " + keep);
    }
  }

  @Test
  void partialDockerLines_areOneLine() throws IOException {
    String time = "\",\"stream\":\"stdout\",\"time\":\"2026-11-20T10:54:15.5Z\"}\n";
    String escaped = ACCESS.strip().replace("\"", "\\\"");
    write(
        "c-json.log",
        "{\"log\":\""
            + escaped.substring(0, 40)
            + time
            + "{\"log\":\""
            + escaped.substring(40)
            + "\\n"
            + time
            + "{\"log\":\""
            + escaped
            + "\\n"
            + time);
    LogSource source = open().sources().get(0);
    Heard heard = new Heard();
    LineCount count = read(source, heard);
    assertEquals("docker json-file", source.detected().wrapper());
    assertEquals(2, count.parsed());
    assertEquals(1, count.joined());
    assertEquals(1, heard.accesses.get(0).origin().line());
    assertEquals(3, heard.accesses.get(1).origin().line());
  }

  @Test
  void quotes_areTheRawLines() throws IOException {
    Path file =
        write(
            "c.log", "\ufeffnginx-1  | " + ACCESS + "\n" + "nginx-1  | é" + "x".repeat(500) + "\n");
    LogSource source = LogSets.open(List.of(file), ReadOptions.none()).sources().get(0);
    Map<Long, String> quotes = source.quote(new TreeSet<>(List.of(1L, 3L, 99L)));
    List<String> raw = Files.readAllLines(file);
    assertEquals(List.of(1L, 3L), List.copyOf(quotes.keySet()));
    assertTrue(raw.get(0).startsWith(quotes.get(1L)));
    assertTrue(raw.get(2).startsWith(quotes.get(3L)));
    assertEquals(200, quotes.get(3L).length());
  }

  /** Whatever is done to a file, every line of it is counted once, and nothing is thrown. */
  @Test
  void sums_holdOverDamagedInputs() throws IOException {
    String json =
        "{\"time\":\"2026-11-20T10:54:15+00:00\",\"uri\":\"/\",\"status\":200,\"upstream_status\":\"200\"}\n";
    String har =
        "{\"log\":{\"version\":\"1.2\",\n\"entries\":[\n{\"startedDateTime\":\"2026-11-20T10:54:15.000Z\",\"time\":5,"
            + "\"request\":{\"method\":\"GET\",\"url\":\"http://x/\"},\"response\":{\"status\":200}}\n]}}\n";
    List<String> texts =
        List.of(
            ACCESS.repeat(40),
            ERROR.repeat(40),
            json.repeat(40),
            har,
            "server {\n  location / { proxy_pass http://x; }\n}\n",
            "INFO:     127.0.0.1:5 - \"GET / HTTP/1.0\" 200 OK\n".repeat(30),
            "nginx-1  | " + ACCESS.repeat(3));
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      byte[] bytes =
          damaged(texts.get(random.nextInt(texts.size())).getBytes(StandardCharsets.UTF_8), random);
      Path file = folder.resolve("damaged.log");
      Files.write(file, bytes);
      LogSet set = LogSets.open(List.of(file), ReadOptions.none());
      for (LogSource source : set.sources()) {
        LineCount count = read(source, new Heard());
        assertTrue(count.addsUp(), "seed " + seed + ": " + count);
        if (count.damage().isEmpty() && source.detected().format() != LogFormat.HAR) {
          assertEquals(lines(bytes), count.lines(), "seed " + seed + ": " + count);
        }
      }
    }
  }

  private static byte[] damaged(byte[] bytes, Random random) throws IOException {
    byte[] out = bytes.clone();
    for (int i = random.nextInt(12); i > 0; i--) {
      int at = random.nextInt(out.length);
      switch (random.nextInt(4)) {
        case 0 -> out[at] = (byte) random.nextInt(256);
        case 1 -> out[at] = '\n';
        case 2 -> Arrays.fill(out, at, Math.min(out.length, at + random.nextInt(200)), (byte) 0);
        default -> out = Arrays.copyOf(out, Math.max(1, out.length - random.nextInt(40)));
      }
    }
    if (random.nextInt(4) == 0) {
      byte[] packed = gzip(new String(out, StandardCharsets.ISO_8859_1));
      return random.nextBoolean()
          ? packed
          : Arrays.copyOf(packed, random.nextInt(packed.length) + 1);
    }
    return out;
  }

  /** What {@code wc -l} would say, and one more for a last line without an end. */
  private static long lines(byte[] bytes) throws IOException {
    byte[] plain = bytes;
    if (bytes.length > 1 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b) {
      try (var in = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(bytes))) {
        plain = in.readAllBytes();
      }
    }
    long ends = 0;
    for (byte b : plain) {
      ends += b == '\n' ? 1 : 0;
    }
    return plain.length > 0 && plain[plain.length - 1] != '\n' ? ends + 1 : ends;
  }

  private LogSet open() {
    return LogSets.open(List.of(folder), ReadOptions.none());
  }

  private static LineCount read(LogSource source, Heard heard) throws IOException {
    try (LogCursor cursor = source.open()) {
      while (cursor.next(heard)) {
        assertTrue(cursor.count().addsUp());
      }
      return cursor.count();
    }
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
