package io.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day made of samples moved in time: its incidents are found where they were put, and nowhere
 * else.
 */
final class BatchTest {
  /** Hour of the day by which a sample is moved; all between them is healthy. */
  private static final Map<Integer, String> INCIDENTS =
      new TreeMap<>(Map.of(2, "proxy-timeout", 5, "event-loop-saturation", 8, "dns-tls"));

  private static final int HOURS = 11;

  @TempDir private Path temp;

  @Test
  void day_givesEachIncidentAtItsTimeWithItsCause() throws IOException {
    Path day = day(INCIDENTS);
    Path out = temp.resolve("out");
    Ran ran = Ran.culprit("batch", day, "-o", out);
    assertEquals(0, ran.code(), ran.err());
    JsonNode summary = Json.MAPPER.readTree(Files.readAllBytes(out.resolve("summary.json")));
    JsonNode incidents = summary.path("incidents");
    assertEquals(3, incidents.size(), summary.toPrettyString());
    int i = 0;
    for (Map.Entry<Integer, String> e : INCIDENTS.entrySet()) {
      JsonNode found = incidents.get(i++);
      assertEquals(e.getValue(), found.path("cause").asText(), found.toPrettyString());
      Instant[] truth = span(e.getValue(), e.getKey());
      Instant start = Instant.parse(found.path("start").asText());
      Instant end = Instant.parse(found.path("end").asText());
      assertTrue(
          !start.isBefore(truth[0].minusSeconds(30)) && !end.isAfter(truth[1].plusSeconds(30)),
          () -> start + " to " + end + " should lie in " + truth[0] + " to " + truth[1]);
      assertTrue(
          Duration.between(start, end).toSeconds() * 2
              > Duration.between(truth[0], truth[1]).toSeconds(),
          () -> start + " to " + end + " should be most of " + truth[0] + " to " + truth[1]);
      Path report = out.resolve(found.path("report").asText());
      assertTrue(Files.readString(report).startsWith("# Investigation Report"), report.toString());
      assertTrue(Files.exists(report.resolveSibling("report.json")));
      assertTrue(
          Files.readString(out.resolve("index.md"))
              .contains("(" + found.path("report").asText() + ")"));
    }
  }

  @Test
  void healthyDay_hasNone_andSaysSo() throws IOException {
    Path out = temp.resolve("out");
    Ran ran = Ran.culprit("batch", day(Map.of()), "-o", out, "--fail-on", "likely");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(Files.readString(out.resolve("index.md")).contains("no incident"));
    assertEquals(
        0,
        Json.MAPPER
            .readTree(Files.readAllBytes(out.resolve("summary.json")))
            .path("incidents")
            .size());
    try (Stream<Path> inside = Files.list(out)) {
      assertEquals(2, inside.count());
    }
  }

  @Test
  void threads_doNotShow() throws IOException {
    Path day = day(INCIDENTS);
    assertEquals(0, Ran.culprit("batch", day, "-o", temp.resolve("one"), "--threads", "1").code());
    assertEquals(0, Ran.culprit("batch", day, "-o", temp.resolve("many"), "--threads", "7").code());
    assertEquals(tree(temp.resolve("one")), tree(temp.resolve("many")));
  }

  @Test
  void secondRun_keepsWhatIsMadeOfTheSameInput() throws IOException {
    Path logs = temp.resolve("logs");
    ShiftedLogs.copy(Samples.of("proxy-timeout").resolve("logs"), logs, 0);
    Path out = temp.resolve("out");
    Ran first = Ran.culprit("batch", logs, "-o", out);
    assertEquals(0, first.code(), first.err());
    assertTrue(first.err().contains("wrote " + out.resolve("incident-01")), first.err());
    Map<String, String> made = tree(out);

    Ran second = Ran.culprit("batch", logs, "-o", out);
    assertTrue(second.err().contains("kept " + out.resolve("incident-01")), second.err());
    assertFalse(second.err().contains("wrote " + out.resolve("incident-01")), second.err());
    assertEquals(made, tree(out));

    // Interrupted between the two formats: made again, to the same bytes.
    Path folder = folderOf(out);
    Files.delete(folder.resolve("report.json"));
    Ran third = Ran.culprit("batch", logs, "-o", out);
    assertTrue(third.err().contains("wrote " + out.resolve("incident-01")), third.err());
    assertEquals(made, tree(out));

    // Another input: made again.
    Files.writeString(logs.resolve("nginx/access.log"), "half a line", StandardOpenOption.APPEND);
    Ran fourth = Ran.culprit("batch", logs, "-o", out);
    assertTrue(fourth.err().contains("wrote " + out.resolve("incident-01")), fourth.err());
  }

  @Test
  void outputThatIsAFile_isTwo_nothingReadable_isOne() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));
    assertEquals(2, Ran.culprit("batch", temp, "-o", file).code());
    assertEquals(2, Ran.culprit("batch", temp).code());
    assertEquals(1, Ran.culprit("batch", temp, "-o", temp.resolve("out")).code());
  }

  @Test
  void shifting_movesEverySpelling_overMidnight() {
    assertEquals(
        "[21/Nov/2026:01:54:25 +0000] 2026/11/21 01:54:25 2026-11-21T01:54:25.1Z 2026-11-21 01:54:25,1 \"1795226065.125\"",
        ShiftedLogs.shifted(
            "[20/Nov/2026:10:54:25 +0000] 2026/11/20 10:54:25 2026-11-20T10:54:25.1Z 2026-11-20 10:54:25,1"
                + " \"1795172065.125\"",
            15));
  }

  /** Logs of one nginx and one application over eleven hours. */
  private Path day(Map<Integer, String> incidents) throws IOException {
    Path day = temp.resolve("day");
    for (int hour = 0; hour < HOURS; hour++) {
      String sample = incidents.getOrDefault(hour, "healthy");
      Path moved = temp.resolve("moved-" + hour);
      ShiftedLogs.copy(Samples.of(sample).resolve("logs"), moved, hour);
      append(moved.resolve("nginx/access.log"), day.resolve("nginx/access.log"), false);
      append(moved.resolve("nginx/error.log"), day.resolve("nginx/error.log"), false);
      append(moved.resolve("backend/durations.csv"), day.resolve("backend/durations.csv"), true);
    }
    return day;
  }

  private static void append(Path from, Path to, boolean header) throws IOException {
    if (!Files.exists(from)) {
      return;
    }
    Files.createDirectories(to.getParent());
    List<String> lines = Files.readAllLines(from);
    boolean again = header && Files.exists(to);
    Files.write(
        to,
        again ? lines.subList(1, lines.size()) : lines,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** First and last instant of a sample's access log, moved. */
  private Instant[] span(String sample, int hours) throws IOException {
    Path moved = temp.resolve("span-" + sample);
    ShiftedLogs.copy(Samples.of(sample).resolve("logs"), moved, hours);
    JsonNode source =
        Json.MAPPER
            .readTree(
                Ran.culprit("inspect", "--format", "json", moved.resolve("nginx/access.log")).out())
            .path("sources")
            .get(0);
    return new Instant[] {
      Instant.parse(source.path("first").asText()), Instant.parse(source.path("last").asText())
    };
  }

  private static Path folderOf(Path out) throws IOException {
    try (Stream<Path> inside = Files.list(out)) {
      return inside.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }

  private static Map<String, String> tree(Path root) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        texts.put(root.relativize(file).toString(), Files.readString(file));
      }
    }
    return texts;
  }
}
