package io.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ids of the user's own on the command line. */
final class IdFieldFlagTest {
  private static final String FORMAT =
      "$remote_addr [$time_local] \"$request\" $status $body_bytes_sent token=$http_x_corr_token";

  @TempDir private Path temp;

  @BeforeEach
  void write() throws IOException {
    StringBuilder access = new StringBuilder();
    StringBuilder timing = new StringBuilder();
    for (int i = 10; i < 40; i++) {
      access
          .append("192.0.2.1 [20/Nov/2026:10:00:")
          .append(i)
          .append(" +0000] \"GET /api/x HTTP/1.1\" 200 12 token=tok-")
          .append(i)
          .append('\n');
      timing
          .append("{\"ts\":\"2026-11-20T10:00:")
          .append(i)
          .append(".100Z\",\"method\":\"GET\",\"path\":\"/api/x\",\"status\":200,")
          .append("\"duration_ms\":40,\"corr\":{\"token\":\"tok-")
          .append(i)
          .append("\"}}\n");
    }
    Files.writeString(temp.resolve("access.log"), access);
    Files.writeString(temp.resolve("timing.jsonl"), timing);
  }

  private static long joinedById(Ran ran) throws IOException {
    assertEquals(0, ran.code(), ran.err());
    for (JsonNode tier : Json.MAPPER.readTree(ran.out()).get("joins")) {
      if (tier.get("tier").asText().equals("id")) {
        return tier.get("pairs").asLong();
      }
    }
    throw new AssertionError("no tier id");
  }

  @Test
  void requests_joinByTheIdsThatTheUserNames() throws IOException {
    Object[] plain = {"investigate", temp, "--log-format", FORMAT, "--format", "json"};
    assertEquals(0, joinedById(Ran.culprit(plain)));
    assertEquals(
        30,
        joinedById(
            Ran.culprit(
                "investigate",
                temp,
                "--log-format",
                FORMAT,
                "--format",
                "json",
                "--id-field",
                "X-Corr-Token",
                "--id-field",
                "token")));
  }

  @Test
  void trace_findsARequestByIt() {
    Ran ran =
        Ran.culprit(
            "trace",
            "tok-17",
            temp,
            "--log-format",
            FORMAT,
            "--id-field",
            "X-Corr-Token",
            "--id-field",
            "token");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("access.log:8"), ran.out());
    assertTrue(ran.out().contains("timing.jsonl:8"), ran.out());
  }

  @Test
  void noName_isAWrongCommandLine() {
    Ran ran = Ran.culprit("inspect", temp, "--id-field", "two words");
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("--id-field: expected a name"), ran.err());
  }
}
