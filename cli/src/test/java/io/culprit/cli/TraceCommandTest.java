package io.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TraceCommandTest {
  private static final String FORMAT =
      "$remote_addr - - [$time_local] \"$request\" $status $body_bytes_sent rt=$request_time"
          + " uct=$upstream_connect_time uht=$upstream_header_time urt=$upstream_response_time"
          + " addr=$upstream_addr msec=$msec rid=$request_id";

  @TempDir Path temp;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(temp.resolve("nginx"));
    Files.writeString(
        temp.resolve("nginx/access.log"),
        line("GET /api/list", 200, "0.120", "0.001", "0.118", "0.119", "11.120", "a1b2c3d4e5f60718")
            + line(
                "POST /api/check",
                504,
                "5.000",
                "0.002",
                "-",
                "5.000",
                "15.000",
                "ffeeddccbbaa9988")
            + line(
                "GET /api/list",
                200,
                "0.300",
                "0.001",
                "0.298",
                "0.299",
                "16.300",
                "0011223344556677"));
    Files.writeString(
        temp.resolve("timing.jsonl"),
        timing("11.119", "GET", "/api/list", 110, "A1B2C3D4-E5F60718")
            + timing("19.000", "POST", "/api/check", 6000, "ffeeddccbbaa9988")
            + timing("16.298", "GET", "/api/list", 290, "0011223344556677"));
  }

  private static String line(
      String request,
      int status,
      String rt,
      String uct,
      String uht,
      String urt,
      String msec,
      String id) {
    return "203.0.113.7 - - [20/Nov/2026:10:00:"
        + msec.substring(0, 2)
        + " +0000] \""
        + request
        + " HTTP/1.1\" "
        + status
        + " 160 rt="
        + rt
        + " uct="
        + uct
        + " uht="
        + uht
        + " urt="
        + urt
        + " addr=10.0.0.5:8000 msec=17951688"
        + msec
        + " rid="
        + id
        + "\n";
  }

  private static String timing(String second, String method, String path, int millis, String id) {
    return "{\"ts\": \"2026-11-20T10:00:"
        + second
        + "Z\", \"method\": \""
        + method
        + "\", \"path\": \""
        + path
        + "\", \"status\": 200, \"duration_ms\": "
        + millis
        + ".0, \"request_id\": \""
        + id
        + "\"}\n";
  }

  private Ran trace(Object... args) {
    Object[] all = new Object[args.length + 4];
    all[0] = "trace";
    System.arraycopy(args, 0, all, 1, args.length);
    all[args.length + 1] = temp;
    all[args.length + 2] = "--log-format";
    all[args.length + 3] = FORMAT;
    return Ran.culprit(all);
  }

  @Test
  void id_inEitherSpelling_showsItsRequestWithPhasesAndPlaces() {
    Ran ran = trace("a1b2c3d4e5f60718");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().startsWith("GET /api/list, delivered"), ran.out());
    assertTrue(ran.out().contains("nginx/access.log:1"), ran.out());
    assertTrue(ran.out().contains("timing.jsonl:1"), ran.out());
    assertTrue(ran.out().contains("waited for 10.0.0.5:8000"), ran.out());
    assertFalse(ran.out().contains("POST"), ran.out());
  }

  @Test
  void place_asReportsCiteIt_findsTheSameRequest() {
    assertEquals(trace("ffeeddccbbaa9988").out(), trace("timing.jsonl:2").out());
  }

  @Test
  void id_thatNoLogHolds_isSaidAndFails() {
    Ran ran = trace("0123456789abcdef");
    assertEquals(1, ran.code());
    assertTrue(ran.err().contains("no log holds a request"), ran.err());
    assertEquals("", ran.out());
  }

  @Test
  void idWithoutPath_isAWrongCommandLine() {
    Ran ran = Ran.culprit("trace", "0123456789abcdef");
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("expected ID and then PATH"), ran.err());
  }

  @Test
  void failed_showsOnlyFailures_withTheQueueBeforeTheHandler() {
    Ran ran = trace("--failed", 3);
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().startsWith("POST /api/check, gateway timeout"), ran.out());
    assertTrue(ran.out().contains("queue"), ran.out());
    assertTrue(ran.out().contains("waited in vain for 10.0.0.5:8000"), ran.out());
    assertFalse(ran.out().contains("/api/list"), ran.out());
  }

  @Test
  void slowest_ofARoute_isTheLongestOfIt() throws IOException {
    Ran ran = trace("--slowest", 1, "--route", "GET /api/*", "--format", "json");
    assertEquals(0, ran.code(), ran.err());
    JsonNode requests = Json.MAPPER.readTree(ran.out()).get("requests");
    assertEquals(1, requests.size());
    assertEquals(300.0, requests.get(0).get("elapsedMs").asDouble(), 0.5);
    assertEquals(3, requests.get(0).get("steps").get(0).get("line").asInt());
  }

  @Test
  void narrowTerminal_keepsEveryLineWithinIt() {
    trace("--failed", 1, "--width", 72)
        .out()
        .lines()
        .skip(1)
        .forEach(line -> assertTrue(line.length() <= 72, line));
  }

  @Test
  void markdown_isATable() {
    assertTrue(trace("--failed", 1, "--format", "md").out().contains("| Layer | From | To |"));
  }
}
