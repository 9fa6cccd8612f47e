package io.culprit.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.event.EventSink;
import io.culprit.parse.plan.ReadPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's own id is found wherever its name stands. */
final class IdFieldsTest {
  private static final String FORMAT =
      "$remote_addr [$time_local] \"$request\" $status $body_bytes_sent $request_time $request_id"
          + " $http_x_corr_token";

  @TempDir Path temp;

  /** The ids of all events of a file. */
  private List<String> ids(String file, String text, String... names) throws IOException {
    Files.writeString(temp.resolve(file), text);
    ReadOptions options =
        new ReadOptions(
            Optional.empty(),
            List.of(FORMAT),
            List.of(),
            List.of(),
            List.of(),
            ReadPlan.none(),
            Limits.standard(),
            IdFields.of(List.of(names)));
    List<String> ids = new ArrayList<>();
    for (LogSource source : LogSets.open(List.of(temp.resolve(file)), options).sources()) {
      try (LogCursor cursor = source.open()) {
        while (cursor.next(EventSink.to(e -> ids.add(e.requestId())))) {}
      }
    }
    return ids;
  }

  @Test
  void variableOfALogFormat_isBelievedBeforeNginxsOwnId() throws IOException {
    String line =
        "192.0.2.1 [20/Nov/2026:10:00:00 +0000] \"GET /api/x HTTP/1.1\" 200 12 0.100"
            + " 6a312162351b91c121cebba74a6132a0 tok-17\n";
    assertEquals(List.of("tok-17"), ids("access.log", line, "X-Corr-Token"));
    assertEquals(
        List.of("6a312162351b91c121cebba74a6132a0"), ids("access.log", line), "nobody named it");
    assertEquals(
        List.of("6a312162351b91c121cebba74a6132a0"),
        ids("access.log", line.replace("tok-17", "-"), "X-Corr-Token"),
        "the line has none");
  }

  @Test
  void columnOfACsv_isTheId() throws IOException {
    String csv =
        """
        time,method,path,status,duration_ms,request_id,corrToken
        2026-11-20T10:00:00.000Z,GET,/api/x,200,12.5,6a31,tok-17
        """;
    assertEquals(List.of("tok-17"), ids("timing.csv", csv, "corr_token"));
    assertEquals(List.of("6a31"), ids("timing.csv", csv));
  }

  @Test
  void keyOfJson_queryParameterAndWordInAMessage_areTheId() throws IOException {
    assertEquals(
        List.of("tok-17"),
        ids(
            "timing.jsonl",
            "{\"ts\":\"2026-11-20T10:00:00.000Z\",\"method\":\"GET\",\"path\":\"/api/x\",\"status\":200,"
                + "\"duration_ms\":12.5,\"trace_id\":\"ab\",\"corr\":\"tok-17\"}\n",
            "corr"));
    assertEquals(
        List.of("tok-17"),
        ids(
            "combined.log",
            "192.0.2.1 - - [20/Nov/2026:10:00:00 +0000] \"GET /api/x?a=1&corr=tok-17&b=2 HTTP/1.1\" 200 12"
                + " \"-\" \"-\"\n",
            "corr"));
    assertEquals(
        List.of("tok-17"),
        ids(
            "app.log",
            "2026-11-20 10:00:00,123 WARNING app: upstream timed out after 3.2 s corr=tok-17\n",
            "corr"));
  }

  @Test
  void headerOfAGunicornFormat_isTheId() throws IOException {
    Files.writeString(
        temp.resolve("gunicorn.conf.py"),
        "bind = '0.0.0.0:8000'\nworkers = 2\naccess_log_format = '%(h)s %(t)s \"%(r)s\" %(s)s %(b)s %(L)s %({x-corr-token}i)s'\n");
    ReadOptions options =
        new ReadOptions(
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            ReadPlan.none(),
            Limits.standard(),
            IdFields.of(List.of("X-Corr-Token")));
    Files.writeString(
        temp.resolve("gunicorn.log"),
        "127.0.0.1 [20/Nov/2026:10:00:00 +0000] \"GET /api/x HTTP/1.0\" 200 12 0.101000 tok-17\n");
    List<String> ids = new ArrayList<>();
    for (LogSource source : LogSets.open(List.of(temp), options).sources()) {
      try (LogCursor cursor = source.open()) {
        while (cursor.next(EventSink.to(e -> ids.add(e.requestId())))) {}
      }
    }
    assertEquals(List.of("tok-17"), ids);
  }

  @Test
  void name_isOneInEverySpelling_andNoPartOfALongerOne() {
    IdFields ids = IdFields.of(List.of("X-Corr-Token"));
    for (String same :
        List.of("x-corr-token", "$http_x_corr_token", "xCorrToken", "sent_http_x_corr_token")) {
      assertTrue(ids.contains(same), same);
    }
    assertFalse(ids.contains("corr_token"));
    assertEquals(Optional.empty(), IdFields.of(List.of("corr")).in("x-corr=1 corridor=2 corr: -"));
    assertFalse(IdFields.isName("two words"));
    assertFalse(IdFields.isName("17"));
  }
}
