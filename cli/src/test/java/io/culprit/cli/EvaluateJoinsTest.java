package io.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code evaluate --joins} on a recording of five requests, one of which the truth puts elsewhere.
 */
final class EvaluateJoinsTest {
  @TempDir Path temp;

  private void write(int misplaced) throws IOException {
    Path logs = Files.createDirectories(temp.resolve("inc/logs"));
    StringBuilder access = new StringBuilder();
    StringBuilder timing = new StringBuilder();
    StringBuilder truth = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      String id = String.format(Locale.ROOT, "%032x", 0xabcd00 + i);
      int second = 10 + 5 * i;
      access.append(
          String.format(
              Locale.ROOT,
              "{\"time\":\"2026-11-20T10:00:%02d+00:00\",\"msec\":\"%d.000\",\"remote_addr\":\"203.0.113.7\","
                  + "\"request\":\"GET /api/list HTTP/1.1\",\"status\":\"200\",\"body_bytes_sent\":\"99\","
                  + "\"request_time\":\"0.100\",\"upstream_response_time\":\"0.100\",\"request_id\":\"%s\"}\n",
              second,
              1_795_168_800 + second,
              id));
      timing.append(record(second, id)).append('\n');
      String owned = record(second, id);
      truth.append(
          String.format(
              Locale.ROOT,
              "{\"method\":\"GET\",\"path\":\"/api/list\",\"result\":\"ok\",\"status\":200,\"failed_to_fetch\":false,"
                  + "\"nginx\":[{\"line\":%d,\"st\":200}],\"backend\":[{\"b0\":%d.4,\"b1\":%d.999,\"status\":200,"
                  + "\"client\":\"127.0.0.1:1\",\"line\":%s}]}\n",
              i == misplaced ? 99 : i + 1,
              1_795_168_800 + second - 1,
              1_795_168_800 + second - 1,
              Json.MAPPER.writeValueAsString(owned)));
    }
    Files.writeString(logs.resolve("access.log"), access);
    Files.writeString(logs.resolve("timing.jsonl"), timing);
    Files.writeString(
        temp.resolve("inc/truth.json"),
        "{\"primary\":[],\"healthy\":true,\"params\":{\"clock\":{\"backend_offset_s\":0.0,"
            + "\"backend_tz\":\"UTC\",\"nginx_tz\":\"UTC\"}}}");
    Files.writeString(temp.resolve("inc/truth_requests.jsonl"), truth);
  }

  private static String record(int second, String id) {
    return String.format(
        Locale.ROOT,
        "{\"ts\": \"2026-11-20T10:00:%02d.999Z\", \"method\": \"GET\", \"path\": \"/api/list\", \"status\": 200,"
            + " \"duration_ms\": 90.0, \"request_id\": \"%s\"}",
        second - 1,
        id);
  }

  private JsonNode backend(String arm) throws IOException {
    Ran ran = Ran.culprit("evaluate", temp, "--joins", "--format", "json", "--threads", 1);
    assertEquals(0, ran.code(), ran.err());
    return Json.MAPPER.readTree(ran.out()).at("/total/" + arm + "/backend");
  }

  @Test
  void rightJoins_scoreOne_alsoWithIdsHidden() throws IOException {
    write(-1);
    assertEquals(5, backend("as-recorded").at("/tiers/id/right").asInt());
    assertEquals(1.0, backend("as-recorded").get("f1").asDouble());
    assertEquals(5, backend("ids-hidden").at("/tiers/time/right").asInt());
    assertEquals(0, backend("times-hidden").get("pairs").asInt());
  }

  @Test
  void pairThatTheTruthDoesNotKnow_isWrong() throws IOException {
    write(2);
    JsonNode score = backend("as-recorded");
    assertEquals(4, score.get("right").asInt());
    assertEquals(0.8, score.get("precision").asDouble());
  }

  @Test
  void text_showsTotalsClocksAndSilence() throws IOException {
    write(-1);
    String out = Ran.culprit("evaluate", temp, "--joins", "--details").out();
    assertTrue(out.contains("Joins, ids hidden"), out);
    assertTrue(out.contains("1 of 1 intervals hold the truth"), out);
    assertTrue(out.contains("Silent failures"), out);
  }
}
