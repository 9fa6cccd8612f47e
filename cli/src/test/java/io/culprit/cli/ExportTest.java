package io.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves is what the report counts, on a recorded incident with all layers. */
final class ExportTest {
  private static final Path LOGS = Samples.of("large-response").resolve("logs");

  @TempDir static Path shared;
  @TempDir Path temp;

  private static JsonNode report;

  @BeforeAll
  static void investigate() throws IOException {
    Ran ran =
        Ran.culprit(
            "investigate", LOGS, "--format", "json", "--export", shared.resolve("requests.csv"));
    assertEquals(0, ran.code(), ran.err());
    report = Json.MAPPER.readTree(ran.out());
  }

  private Path export(String name, Object... more) {
    Path file = temp.resolve(name);
    List<Object> args = new ArrayList<>(List.of("investigate", LOGS, "--export", file));
    args.addAll(List.of(more));
    Ran ran = Ran.culprit(args.toArray());
    assertEquals(0, ran.code(), ran.err());
    return file;
  }

  private static List<CSVRecord> rows(Path file) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser csv = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
      return csv.getRecords();
    }
  }

  @Test
  void csv_hasOneRowARequest_andTheReportsSums() throws IOException {
    List<CSVRecord> rows = rows(shared.resolve("requests.csv"));
    JsonNode failures = report.get("failures");
    Set<String> failed =
        Set.of(
            "gateway-timeout",
            "gateway-error",
            "closed-by-client",
            "truncated",
            "blocked-preflight",
            "misdirected",
            "refused");
    long failedRows = rows.stream().filter(r -> failed.contains(r.get("outcome"))).count();
    long silent = rows.stream().filter(r -> r.get("silent").equals("true")).count();
    assertEquals(failures.get("total").asLong(), failedRows);
    assertEquals(failures.get("silent").asLong(), silent);
    Map<String, Long> joined = new HashMap<>();
    for (CSVRecord row : rows) {
      assertTrue(row.isConsistent(), row.toString());
      for (String layer : List.of("client", "balancer", "server", "handler")) {
        if (!row.get("proxy_lines").isEmpty() && !row.get(layer + "_tier").isEmpty()) {
          long lines = row.get(layer + "_lines").split(" ", -1).length;
          joined.merge(row.get(layer + "_tier"), lines, Long::sum);
        }
      }
    }
    for (JsonNode tier : report.get("joins")) {
      if (!tier.get("tier").asText().equals("key")) {
        // complaints are joined by key, and have a column of their own
        assertEquals(
            tier.get("pairs").asLong(),
            joined.getOrDefault(tier.get("tier").asText(), 0L),
            tier.toString());
      }
    }
  }

  @Test
  void csv_citesPlacesThatHoldTheRequest() throws IOException {
    CSVRecord row =
        rows(shared.resolve("requests.csv")).stream()
            .filter(r -> !r.get("handler_lines").isEmpty() && !r.get("proxy_lines").isEmpty())
            .findFirst()
            .orElseThrow();
    for (String layer : List.of("proxy", "handler")) {
      String[] place = row.get(layer + "_lines").split(" ", -1)[0].split(":", -1);
      try (InputStream in = new GZIPInputStream(Files.newInputStream(LOGS.resolve(place[0])))) {
        String line =
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .skip(Long.parseLong(place[1]) - 1)
                .findFirst()
                .orElseThrow();
        assertTrue(line.contains(row.get("path")), line);
      }
    }
  }

  @Test
  void jsonLines_hasTheSameRequests_compressed() throws IOException {
    List<CSVRecord> rows = rows(shared.resolve("requests.csv"));
    List<String> lines;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(export("requests.jsonl.gz")))) {
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    assertEquals(rows.size(), lines.size());
    for (int i = 0; i < lines.size(); i++) {
      JsonNode one = Json.MAPPER.readTree(lines.get(i));
      assertEquals(rows.get(i).get("outcome"), one.get("outcome").asText());
      assertEquals(rows.get(i).get("path"), one.get("path").asText());
      assertFalse(one.get("lines").isEmpty(), lines.get(i));
    }
  }

  @Test
  void openTelemetry_hasATraceARequest_whoseSpansHangTogether() throws IOException {
    List<CSVRecord> rows = rows(shared.resolve("requests.csv"));
    Map<String, String> traceOf = new HashMap<>();
    Map<String, String> parentOf = new HashMap<>();
    Set<String> services = new HashSet<>();
    int roots = 0;
    int errors = 0;
    for (JsonNode resource :
        Json.MAPPER.readTree(export("requests.json").toFile()).get("resourceSpans")) {
      JsonNode name = resource.at("/resource/attributes/0");
      assertEquals("service.name", name.get("key").asText());
      services.add(name.at("/value/stringValue").asText());
      for (JsonNode span : resource.at("/scopeSpans/0/spans")) {
        String id = span.get("spanId").asText();
        assertTrue(span.get("traceId").asText().matches("[0-9a-f]{32}"), span.toString());
        assertTrue(id.matches("[0-9a-f]{16}"), span.toString());
        assertTrue(span.get("startTimeUnixNano").isTextual(), span.toString());
        long start = Long.parseLong(span.get("startTimeUnixNano").asText());
        long end = Long.parseLong(span.get("endTimeUnixNano").asText());
        assertTrue(0 < start && start <= end, span.toString());
        assertTrue(span.get("kind").isInt(), span.toString());
        assertEquals(null, traceOf.put(id, span.get("traceId").asText()), "twice: " + span);
        if (span.has("parentSpanId")) {
          parentOf.put(id, span.get("parentSpanId").asText());
        } else {
          roots++;
          errors += span.at("/status/message").isMissingNode() ? 0 : 1;
        }
      }
    }
    assertTrue(services.containsAll(Set.of("nginx", "uvicorn", "application")), services::toString);
    assertEquals(rows.size(), roots);
    assertEquals(report.at("/failures/total").asInt(), errors);
    parentOf.forEach(
        (child, parent) ->
            assertEquals(traceOf.get(child), traceOf.get(parent), "a parent in another trace"));
  }

  @Test
  void export_isTheSameBytes_whateverTheThreads() throws IOException {
    assertArrayEquals(
        Files.readAllBytes(export("one.json", "--threads", 1)),
        Files.readAllBytes(export("three.json", "--threads", 3)));
    assertArrayEquals(
        Files.readAllBytes(shared.resolve("requests.csv")),
        Files.readAllBytes(export("again.csv", "--threads", 1)));
  }

  @Test
  void range_isThatOfTheReport() throws IOException {
    String middle = report.at("/incident/start").asText();
    List<CSVRecord> late = rows(export("late.csv", "--since", middle));
    List<CSVRecord> early = rows(export("early.csv", "--until", middle));
    assertEquals(rows(shared.resolve("requests.csv")).size(), late.size() + early.size());
    assertTrue(early.stream().allMatch(r -> r.get("end").compareTo(middle) < 0));
  }

  @Test
  void unknownEnding_isAWrongCommandLine_andNamesTheKnown() {
    Ran ran = Ran.culprit("investigate", LOGS, "--export", temp.resolve("requests.parquet"));
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains(".csv, .jsonl, .json"), ran.err());
    assertFalse(Files.exists(temp.resolve("requests.parquet")));
  }

  @Test
  void fileAmongTheLogs_isAWrongCommandLine() throws IOException {
    LogFolder.write(temp.resolve("logs"), 20);
    Path inside = temp.resolve("logs/requests.csv");
    Ran ran = Ran.culprit("investigate", temp.resolve("logs"), "--export", inside);
    assertEquals(2, ran.code());
    assertFalse(Files.exists(inside));
  }

  @Test
  void failure_leavesNoHalfFile() throws IOException {
    Path empty = Files.createDirectories(temp.resolve("empty"));
    Ran ran = Ran.culprit("investigate", empty, "--export", temp.resolve("out/requests.csv"));
    assertEquals(1, ran.code());
    try (var left = Files.list(temp.resolve("out"))) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void hostileText_isNoFormulaAndNoControlCharacter() throws IOException {
    Path logs = Files.createDirectories(temp.resolve("logs"));
    Files.writeString(
        logs.resolve("access.log"),
        LogFolder.access(30)
            + "203.0.113.9 - - [20/Nov/2026:10:01:00 +0000] \"GET =cmd|\\x1b[2J HTTP/1.1\" 400 150"
            + " \"-\" \"-\"\n");
    Path file = temp.resolve("hostile.csv");
    assertEquals(0, Ran.culprit("investigate", logs, "--export", file).code());
    String text = Files.readString(file);
    assertFalse(text.contains("\u001b"), text);
    assertFalse(text.contains(",=cmd"), text);
    assertTrue(rows(file).stream().anyMatch(r -> r.get("path").startsWith("'=cmd|\\u{1b}")), text);
  }

  @Test
  void trace_exportsWhatItShows() throws IOException {
    Path file = temp.resolve("traced.csv");
    Ran ran = Ran.culprit("trace", "--failed", 3, LOGS, "--export", file);
    assertEquals(0, ran.code(), ran.err());
    List<CSVRecord> rows = rows(file);
    assertEquals(3, rows.size());
    assertTrue(ran.out().contains(rows.get(0).get("path")), ran.out());
  }
}
