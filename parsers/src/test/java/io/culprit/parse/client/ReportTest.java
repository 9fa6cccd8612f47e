package io.culprit.parse.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.LineResult;
import io.culprit.parse.Recogniser;
import io.culprit.parse.backend.Heard;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.ClientOutcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports of frontends, in the shapes that frontends give them. */
final class ReportTest {
  static Stream<Arguments> failedCalls() {
    return Stream.of(
        Arguments.of(
            new ReportCsvRecogniser(),
            "time,origin,method,url,request_id,elapsed_ms,outcome,connection",
            "2026-11-20T12:17:15.539Z,https://www.a.example,POST,https://api.a.example/x?q=1,,223,Failed to fetch,4g"),
        Arguments.of(
            new ReportCsvRecogniser(),
            "\"Timestamp\",\"Session\",\"Page\",\"Request\",\"Status\",\"Duration (s)\",\"Error\",\"Effective type\"",
            "\"2026-11-20 12:17:15.539 UTC\",\"s1\",\"https://www.a.example/p\",\"POST https://api.a.example/x?q=1\",\"\",\"0.223\",\"TypeError:"
                + " Failed to fetch\",\"4g\""),
        Arguments.of(
            new ReportCsvRecogniser(),
            "epoch_ms;sid;href;verb;target;ms;result;http;ect",
            "1795177035539;s1;https://www.a.example/p;POST;https://api.a.example/x?q=1;223;Failed to fetch;0;4g"),
        Arguments.of(
            new ReportJsonRecogniser(),
            "",
            "{\"time\": \"2026-11-20T12:17:15.539Z\", \"page\": \"https://www.a.example/p\", \"method\": \"POST\", \"url\":"
                + " \"https://api.a.example/x?q=1\", \"request_id\": null, \"elapsed_ms\": 223, \"outcome\": \"Failed to fetch\","
                + " \"status\": null, \"error\": \"TypeError: Failed to fetch\", \"connection\": \"4g\", \"session\": \"s1\"}"),
        Arguments.of(
            new ReportJsonRecogniser(),
            "",
            "{\"type\": \"fetch\", \"ts\": 1795177035539, \"ctx\": {\"origin\": \"https://www.a.example\", \"view\": \"/p\","
                + " \"sid\": \"s1\", \"net\": \"4g\"}, \"req\": {\"verb\": \"POST\", \"target\": \"https://api.a.example/x?q=1\"},"
                + " \"res\": {\"code\": 0, \"ok\": false, \"err\": \"TypeError: Failed to fetch\"}, \"dur\": 223.0}"));
  }

  @ParameterizedTest
  @MethodSource("failedCalls")
  void parse_everyShape_sameCall(Recogniser recogniser, String header, String line) {
    Heard heard =
        header.isEmpty() ? Heard.by(recogniser, line) : Heard.by(recogniser, header, line);
    ClientEvent call = heard.clients.get(0);
    assertEquals(1_795_177_035_539_000L, call.start().micros());
    assertEquals(223_000, call.elapsedMicros());
    assertEquals("POST", call.method());
    assertEquals("https://api.a.example/x?q=1", call.url());
    assertEquals(-1, call.status());
    assertEquals(ClientOutcome.FAILED, call.outcome());
    assertTrue(call.error().contains("Failed to fetch"));
    assertEquals("https://www.a.example", call.pageOrigin());
    assertEquals("", call.requestId());
  }

  @ParameterizedTest
  @CsvSource({
    "ok, , 200, OK, 200",
    "ok, , , OK, -1",
    "422, , , OK, 422",
    "error, , 503, OK, 503",
    "Failed to fetch, TypeError: Failed to fetch, 200, FAILED, 200",
    "Load failed, , , FAILED, -1",
    "NetworkError when attempting to fetch resource., , , FAILED, -1",
    "AbortError, AbortError: signal is aborted without reason, , ABORTED, -1",
    "TimeoutError, TimeoutError: signal timed out, , TIMED_OUT, -1",
    "timeout of 5000ms exceeded, , , TIMED_OUT, -1",
    "unload, , , LEFT, -1",
    "net::ERR_CONNECTION_TIMED_OUT, , , FAILED, -1",
    ", , 200, OK, 200",
    ", NS_ERROR_NET_RESET, , FAILED, -1",
  })
  void parse_outcomes(
      String outcome, String error, String status, ClientOutcome expected, int statusExpected) {
    String row = "2026-11-20T12:17:15Z,https://a.example/x,5.5,%s,%s,%s,https://p.example";
    Heard heard =
        Heard.by(
            new ReportCsvRecogniser(),
            "time,url,elapsed_ms,outcome,error,status,page",
            row.formatted(text(outcome), text(error), text(status)));
    assertEquals(expected, heard.clients.get(0).outcome());
    assertEquals(statusExpected, heard.clients.get(0).status());
  }

  @Test
  void parse_notWellButNoError_pageWasLeft() {
    Heard heard =
        Heard.by(
            new ReportJsonRecogniser(),
            "{\"ts\":1795177035539,\"req\":{\"target\":\"https://a.example/x\"},\"res\":{\"code\":0,\"ok\":false,\"err\":null},"
                + "\"ctx\":{\"origin\":\"https://p.example\"},\"dur\":12.5}");
    assertEquals(ClientOutcome.LEFT, heard.clients.get(0).outcome());
  }

  @Test
  void parse_statedEnd_startIsBefore() {
    Heard heard =
        Heard.by(
            new ReportCsvRecogniser(),
            "finished_at,url,elapsed_ms,outcome",
            "2026-11-20T12:17:15.500Z,https://a.example/x,500.5,ok");
    assertEquals(1_795_177_034_999_500L, heard.clients.get(0).start().micros());
  }

  @Test
  void parse_errorOverSeveralLines_oneRecord() {
    Heard heard =
        Heard.by(
            new ReportCsvRecogniser(),
            "time,url,elapsed_ms,error",
            "2026-11-20T12:17:15Z,https://a.example/x,5,\"TypeError: Failed to fetch",
            "    at call (app.js:3)",
            "    at app.js:9\"",
            "2026-11-20T12:17:16Z,https://a.example/y,6,");
    assertEquals(2, heard.clients.size());
    assertEquals(2, heard.clients.get(0).origin().line());
    assertEquals(LineResult.Kind.JOINED, heard.results.get(2).kind());
    assertEquals(LineResult.Kind.JOINED, heard.results.get(3).kind());
  }

  @Test
  void parse_quoteNeverClosed_nextRecordStillRead() {
    Heard heard =
        Heard.by(
            new ReportCsvRecogniser(),
            "time,url,elapsed_ms,error",
            "2026-11-20T12:17:15Z,https://a.example/x,5,",
            "2026-11-20T12:17:15Z,https://a.example/x,5,\"TypeError",
            "2026-11-20T12:17:16Z,https://a.example/y,6,");
    assertEquals(
        List.of("https://a.example/x", "https://a.example/y"),
        heard.clients.stream().map(ClientEvent::url).toList());
  }

  @Test
  void parse_damage_rejectedWithReason() {
    Heard heard =
        Heard.by(
            new ReportJsonRecogniser(),
            "{\"time\":\"2026-11-20T12:17:15Z\",\"url\":\"https://a.example/x\",\"elapsed_ms\":5,\"outcome\":\"ok\"}",
            "{\"time\":\"2026-11-20T12:17:15Z\",\"url\":\"https://a.example/x\",\"elapsed_ms\":-5,\"outcome\":\"ok\"}",
            "{\"time\":\"soon\",\"url\":\"https://a.example/x\",\"elapsed_ms\":5,\"outcome\":\"ok\"}",
            "{\"time\":\"2026-11-20T12:17:15Z\",\"url\":\"https://a.example/x\",\"status\":\"??\"}",
            "{\"time\":\"2026-11-20T12:1");
    assertEquals(
        List.of("", "unreadable duration", "unreadable time", "unreadable status", "broken JSON"),
        heard.results.stream().map(LineResult::reason).toList());
  }

  private static String text(@org.jspecify.annotations.Nullable String cell) {
    return cell == null ? "" : cell;
  }
}
