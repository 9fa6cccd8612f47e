package io.culprit.parse.python;

import static io.culprit.parse.LineResult.Kind.JOINED;
import static io.culprit.parse.LineResult.Kind.PARSED;
import static io.culprit.parse.LineResult.Kind.REJECTED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.Declarations;
import io.culprit.parse.Limits;
import io.culprit.parse.Recogniser;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.backend.CsvRecogniser;
import io.culprit.parse.backend.GrokTextRecogniser;
import io.culprit.parse.backend.Heard;
import io.culprit.parse.backend.JsonLinesRecogniser;
import io.culprit.parse.backend.LogfmtRecogniser;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.AppServer;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Notice;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of Python processes, as real ones write them. */
final class ServerLogTest {
  private static final String ACCESS =
      "INFO:     127.0.0.1:55488 - \"GET /fast?a=1 HTTP/1.0\" 200 OK";

  @ParameterizedTest
  @ValueSource(
      strings = {
        ACCESS,
        "2026-11-20 10:57:33,808 - INFO - 127.0.0.1:55488 - \"GET /fast?a=1 HTTP/1.0\" 200 OK",
        "[2026-11-20 10:57:33 +0000] INFO     uvicorn.access: 127.0.0.1:55488 \"GET /fast?a=1 HTTP/1.0\" 200 OK",
        "[2026-11-20 10:57:33 +0000] [41] [INFO] 127.0.0.1:55488 - \"GET /fast?a=1 HTTP/1.0\" 200",
        "127.0.0.1:55488 - \"GET /fast?a=1 HTTP/1.0\" 200",
        "{\"ts\":\"2026-11-20T10:57:33+0000\",\"logger\":\"uvicorn.access\",\"client\":\"127.0.0.1:55488\",\"request\":\"GET"
            + " /fast?a=1 HTTP/1.0\",\"status\":\"200 OK\"}",
        "{\"asctime\":\"2026-11-20 10:57:33,808\",\"name\":\"uvicorn.access\",\"message\":\"127.0.0.1:55488 - \\\"GET"
            + " /fast?a=1 HTTP/1.0\\\" 200\"}",
        "{\"event\":\"127.0.0.1:55488 - \\\"GET /fast?a=1 HTTP/1.0\\\" 200\",\"level\":\"info\"}",
        "ts=2026-11-20T10:57:33 level=INFO peer=127.0.0.1:55488 request=\"GET /fast?a=1 HTTP/1.0\" status=200 OK",
        "code=200 req='GET /fast?a=1 HTTP/1.0' addr=127.0.0.1:55488 level=INFO time=2026-11-20 10:57:33,808",
        "logger=uvicorn.access client=127.0.0.1:55488 request=\"GET /fast?a=1 HTTP/1.0\" code=200 time=\"2026-11-20"
            + " 10:57:33\"",
        "ts=2026-11-20T10:57:33 level=INFO message=\"127.0.0.1:55488 - \"GET /fast?a=1 HTTP/1.0\" 200 OK\" pid=41",
        "ts=2026-11-20T10:57:33 level=INFO msg=127.0.0.1:55488 - \"GET /fast?a=1 HTTP/1.0\" 200 OK",
        "w=2026-11-20T10:57:33 l=INFO who=127.0.0.1:55488 what=\"GET /fast?a=1 HTTP/1.0\" st=200",
        "{\"time\":\"2026-11-20 10:57:33\",\"lvl\":\"INFO\",\"addr\":\"127.0.0.1:55488\",\"req\":\"GET /fast?a=1"
            + " HTTP/1.0\",\"code\":200}",
        "2026-11-20 10:57:33.808 | INFO     | uvicorn.protocols.http:send:476 - 127.0.0.1:55488 - \"GET /fast?a=1 HTTP/1.0\""
            + " 200"
      })
  void parse_accessInEveryDress_sameRequest(String line) {
    Heard heard = Heard.by(ServerLogRecogniser.ofServers(), line);
    AppEvent event = heard.apps.get(0);
    assertEquals(AppServer.UVICORN, event.server());
    assertEquals("127.0.0.1", event.client());
    assertEquals(55_488, event.clientPort());
    assertEquals("GET", event.method());
    assertEquals("/fast?a=1", event.target());
    assertEquals(200, event.status());
    assertEquals(line.contains("2026"), event.at().isPresent());
    assertTrue(Heard.confidence(ServerLogRecogniser.ofServers(), line) > 0.9);
  }

  /** Lines of other servers as they were recorded; the peer's port where they print one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "[2026-11-20 10:57:33 +0000] [41] [INFO] 192.0.2.7:4325 - - [20/Nov/2026:10:57:33 +0000] \"GET /fast 1.1\" 200 11 \"-\" \"curl/7.88.1\"~192.0.2.7~4325~-1~11",
        "192.0.2.7:4325 - - [20/Nov/2026:10:57:33] \"GET /fast\" 200 11~192.0.2.7~4325~-1~11",
        "192.0.2.7 - - [20/Nov/2026 10:57:33] \"GET /fast HTTP/1.1\" 200 -~192.0.2.7~-1~-1~-1",
        "INFO:werkzeug:192.0.2.7 - - [20/Nov/2026 10:57:33] \"GET /fast HTTP/1.1\" 200 -~192.0.2.7~-1~-1~-1",
        "[20/Nov/2026 10:57:33] \"GET /fast HTTP/1.1\" 200 11~~-1~-1~11",
        "2026-11-20 10:57:33,007 INFO aiohttp.access 192.0.2.7 [20/Nov/2026:10:57:30 +0000] \"GET /fast HTTP/1.1\" 200 11 \"-\" \"an \"odd\" agent\"~192.0.2.7~-1~-1~11",
        "[2026-11-20 10:57:31 +0000] 192.0.2.7 - \"GET /fast HTTP/1.1\" 200 2003.125~192.0.2.7~-1~2003125~-1",
        "[2026-11-20 10:57:33 +0000] - (sanic.access)[INFO][192.0.2.7:4325]: GET http://localhost:8000/fast  200 11~192.0.2.7~4325~-1~11",
        "[I 261120 10:57:33 web:2348] 200 GET /fast (192.0.2.7) 12.30ms~192.0.2.7~-1~12300~-1",
        "[pid: 41|app: 0|req: 1/1] 192.0.2.7 () {40 vars in 500 bytes} [Fri Nov 20 10:57:31 2026] GET /fast => generated 11 bytes in 2003 msecs (HTTP/1.1 200) 2 headers in 79 bytes (1 switches on core 0)~192.0.2.7~-1~2003000~11"
      })
  void parse_accessOfOtherServers_read(
      String line, String client, int port, long micros, long bytes) {
    Heard heard = Heard.by(ServerLogRecogniser.ofServers(), line);
    AppEvent event = heard.apps.get(0);
    assertEquals(AppServer.OTHER, event.server());
    assertEquals(client == null ? "" : client, event.client());
    assertEquals(port, event.clientPort());
    assertEquals("GET", event.method());
    assertEquals("/fast", event.path());
    assertEquals(200, event.status());
    assertEquals(micros, event.durationMicros());
    assertEquals(bytes, event.bytes());
    // Granian and uWSGI state when the request came, and how long it took.
    assertEquals(1_795_172_253L, event.at().orElseThrow().micros() / 1_000_000);
    assertTrue(Heard.confidence(ServerLogRecogniser.ofServers(), line) > 0.9);
  }

  @Test
  void parse_startTimeWithoutDuration_timeLeftOpen() {
    Heard heard =
        Heard.by(
            ServerLogRecogniser.ofServers(),
            "192.0.2.7 [20/Nov/2026:10:57:30 +0000] \"GET /slow HTTP/1.1\" 200 11 \"-\" \"curl\"");
    assertTrue(heard.apps.get(0).at().isEmpty());
  }

  @Test
  void parse_gunicornsTwoStreamsInOne_accessLinesAmongMessages() {
    Heard heard =
        Heard.by(
            ServerLogRecogniser.ofServers(),
            "[2026-11-20 10:21:36 +0000] [13897] [INFO] Booting worker with pid: 13897",
            "127.0.0.1 - - [20/Nov/2026:10:21:43 +0000] \"GET /x?s=4 HTTP/1.1\" 200 2 \"-\" \"curl/7.88.1\" 0.436348",
            "[2026-11-20 10:21:44 +0000] [13897] [ERROR] Error handling request /boom",
            "Traceback (most recent call last):",
            "  File \"/srv/main.py\", line 3, in f",
            "RuntimeError: two",
            "lines",
            "127.0.0.1 - - [20/Nov/2026:10:21:44 +0000] \"GET /boom HTTP/1.1\" 500 0 \"-\" \"-\" 0.001437",
            "127.0.0.1 - - [20/Nov/2026:10:21:44 +0000] \"GET /boo");
    assertEquals(
        List.of(PARSED, PARSED, PARSED, JOINED, JOINED, JOINED, JOINED, PARSED, REJECTED),
        heard.kinds());
    assertEquals(AppServer.GUNICORN, heard.apps.get(0).server());
    assertEquals(436_348, heard.apps.get(0).durationMicros());
    assertEquals("broken access line", heard.results.get(8).reason());
  }

  @Test
  void recognise_combinedBesideUvicorn_notGunicorns() {
    Heard heard =
        Heard.by(
            ServerLogRecogniser.ofServers(),
            ACCESS,
            ACCESS,
            "203.0.113.9 - - [20/Nov/2026:10:21:43 +0000] \"GET /x HTTP/1.1\" 200 2 \"-\" \"curl/7.88.1\"");
    assertEquals(2, heard.apps.size());
  }

  @Test
  void recognise_applicationsOwnLines_areNoServers() {
    String line = "2026-11-20 10:57:33,808 - app.db - WARNING - pool is getting low";
    assertEquals(0, Heard.confidence(ServerLogRecogniser.ofServers(), line));
    assertEquals(1, Heard.confidence(ServerLogRecogniser.ofApplications(), line));
    assertEquals(0, Heard.confidence(ServerLogRecogniser.ofApplications(), line, ACCESS));
  }

  @Test
  void parse_jsonPastedFromATemplate_quotesSeenThrough() {
    Heard heard =
        Heard.by(
            ServerLogRecogniser.ofServers(),
            "{\"time\": \"2026-11-20 10:57:33,808\", \"level\": \"INFO\", \"msg\": \"127.0.0.1:37802 - \"GET /fast HTTP/1.1\" 200\"}");
    assertEquals("/fast", heard.apps.get(0).target());
    assertEquals(37_802, heard.apps.get(0).clientPort());
  }

  @Test
  void parse_jsonOfLogurusAndGunicorns_readLikeTheirText() {
    Heard heard =
        Heard.by(
            ServerLogRecogniser.ofServers(),
            "{\"text\": \"x\", \"record\": {\"elapsed\": {\"seconds\": 1.01}, \"extra\": {\"request_id\": \"r-7\"}, \"level\": {\"name\":"
                + " \"INFO\"}, \"message\": \"GET /x -> 200 in 12.3 ms\", \"time\": {\"repr\": \"2026-11-20 10:57:33.808000+01:00\"}}}",
            "{\"asctime\": \"2026-11-20 10:57:34,000\", \"name\": \"gunicorn.access\", \"message\": \"127.0.0.1 - -"
                + " [20/Nov/2026:10:57:34 +0000] \\\"GET /y HTTP/1.1\\\" 200 2 \\\"-\\\" \\\"curl/8\\\"\"}",
            "{\"asctime\": \"2026-11-20 10:57:35,000\", \"levelname\": \"INFO\", \"message\": \"Application startup complete.\"}");
    assertEquals(12_300, heard.backends.get(0).durationMicros());
    assertEquals("r-7", heard.backends.get(0).requestId());
    assertEquals(1_795_168_653_808_000L, heard.backends.get(0).end().micros());
    assertEquals(AppServer.GUNICORN, heard.apps.get(0).server());
    assertEquals("/y", heard.apps.get(0).target());
  }

  @Test
  void parse_accessOddClients_read() {
    Heard heard =
        Heard.by(
            ServerLogRecogniser.ofServers(),
            "INFO:      - \"GET / HTTP/1.1\" 200 OK",
            "INFO:     203.0.113.9:0 - \"POST /x HTTP/1.1\" 599 ",
            "INFO:     ::1:4711 - \"GET / HTTP/1.1\" 404 Not Found",
            "INFO:     fe80::a:4711 - \"GET / HTTP/1.1\" 204 No Content",
            "INFO: ('192.0.2.7', 4711) - \"GET / HTTP/1.1\" 200",
            "INFO:     None:0 - \"GET / HTTP/1.1\" 200 OK");
    assertEquals(
        List.of("", "203.0.113.9", "::1", "fe80::a", "192.0.2.7", ""),
        heard.apps.stream().map(AppEvent::client).toList());
    assertEquals(
        List.of(-1, 0, 4711, 4711, 4711, -1),
        heard.apps.stream().map(AppEvent::clientPort).toList());
  }

  @Test
  void parse_wrapperTime_usedOnlyWhereLineHasNone() {
    Optional<Moment> written = Optional.of(new Moment(1_795_172_254_000_000L, 1));
    Heard heard =
        Heard.by(
            new ServerLogParser(List.of(), Limits.standard()),
            List.of(
                ACCESS, "2026-11-20 10:57:33,808 - INFO - 127.0.0.1:5 - \"GET / HTTP/1.1\" 200 OK"),
            written);
    assertEquals(written, heard.apps.get(0).at());
    assertEquals(Optional.of(new Moment(1_795_172_253_808_000L, 1_000)), heard.apps.get(1).at());
  }

  @Test
  void parse_ownTimeWithoutZone_wrapperTellsTheZone() {
    long utc = 1_795_172_253_808_000L;
    String line = "2026-11-20 16:27:33,808 INFO app.api hello";
    Heard heard =
        Heard.by(
            new ServerLogParser(List.of(), Limits.standard()),
            List.of(line),
            Optional.of(new Moment(utc + 2_000_000, 1)));
    assertEquals(Optional.of(new Moment(utc, 1_000)), heard.notices.get(0).at());
    assertTrue(
        ServerLogRecogniser.ofServers()
            .recognise(new Sample(List.of(ACCESS, line), true), Declarations.none())
            .orElseThrow()
            .zoned());
  }

  @Test
  void parse_lives_noticed() {
    Heard heard =
        Heard.by(
            ServerLogRecogniser.ofServers(),
            "[2026-11-20 10:21:36 +0000] [13896] [INFO] Starting gunicorn 26.2.0",
            "[2026-11-20 10:21:36 +0000] [13897] [INFO] Booting worker with pid: 13897",
            "[2026-11-20 10:21:36 +0000] [13897] [INFO] Started server process [13897]",
            "[2026-11-20 10:21:37 +0000] [13896] [CRITICAL] WORKER TIMEOUT (pid:13897)",
            "[2026-11-20 10:21:37 +0000] [13896] [WARNING] Worker with pid 13897 was terminated due to signal 9",
            "[2026-11-20 10:21:37 +0000] [13896] [ERROR] Worker (pid:13898) was sent SIGKILL! Perhaps out of memory?",
            "[2026-11-20 10:21:37 +0000] [13896] [WARNING] Worker with pid 13899 was terminated due to signal 15",
            "[2026-11-20 10:21:37 +0000] [13896] [ERROR] Worker (pid:13899) exited with code 3",
            "[2026-11-20 10:21:38 +0000] [13896] [INFO] Handling signal: hup",
            "[2026-11-20 10:21:38 +0000] [13896] [INFO] Shutting down: Master");
    assertEquals(
        List.of(
            Notice.SERVER_STARTED,
            Notice.WORKER_STARTED,
            Notice.OTHER,
            Notice.WORKER_TIMEOUT,
            Notice.WORKER_KILLED,
            Notice.WORKER_KILLED,
            Notice.WORKER_EXITED,
            Notice.WORKER_EXITED,
            Notice.SERVER_RELOADED,
            Notice.SERVER_STOPPED),
        heard.noticed());
    assertEquals(13_898, heard.notices.get(5).pid());
    assertEquals("critical", heard.notices.get(3).level());
    assertEquals(1_000_000, heard.notices.get(0).at().orElseThrow().precisionMicros());
  }

  @Test
  void parse_uvicornParent_childrenAreWorkers() {
    Heard heard =
        Heard.by(
            ServerLogRecogniser.ofServers(),
            "INFO:     Started parent process [7]",
            "INFO:     Started server process [9]",
            "INFO:     Child process [9] died");
    assertEquals(
        List.of(Notice.SERVER_STARTED, Notice.WORKER_STARTED, Notice.WORKER_KILLED),
        heard.noticed());
  }

  @Test
  void parse_traceback_oneRecord() {
    Heard heard =
        Heard.by(
            ServerLogRecogniser.ofServers(),
            "ERROR:    Exception in ASGI application",
            "Traceback (most recent call last):",
            "  File \"/srv/main.py\", line 3, in f",
            "    raise RuntimeError(\"x\")",
            "KeyError: 'x'",
            "",
            "During handling of the above exception, another exception occurred:",
            "",
            "Traceback (most recent call last):",
            "  File \"/srv/main.py\", line 9, in g",
            "RuntimeError: cursor closed",
            ACCESS);
    assertEquals(
        List.of(PARSED, JOINED, JOINED, JOINED, JOINED, JOINED, JOINED, JOINED, JOINED, PARSED),
        heard.kinds());
    assertEquals(List.of(Notice.EXCEPTION), heard.noticed());
  }

  @Test
  void parse_tracebackEndsInFullPool_saidOnItsLine() {
    Heard heard =
        Heard.by(
            ServerLogRecogniser.ofServers(),
            "2026-11-20 10:00:00,000 ERROR app.api saving failed",
            "Traceback (most recent call last):",
            "  File \"/srv/main.py\", line 3, in f",
            "sqlalchemy.exc.TimeoutError: QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00",
            "(Background on this error at: https://sqlalche.me/e/20/3o7r)",
            "INFO:     Shutting down");
    assertEquals(List.of(PARSED, JOINED, JOINED, JOINED, JOINED, PARSED), heard.kinds());
    assertEquals(
        List.of(Notice.OTHER, Notice.POOL_EXHAUSTED, Notice.SERVER_STOPPED), heard.noticed());
    assertEquals(4, heard.notices.get(1).origin().line());
    assertEquals(30_000_000, heard.notices.get(1).amountMicros());
  }

  @Test
  void parse_exceptionGroup_joined() {
    Heard heard =
        Heard.by(
            ServerLogRecogniser.ofServers(),
            "ERROR:    Exception in ASGI application",
            "  + Exception Group Traceback (most recent call last):",
            "  |   File \"/srv/main.py\", line 3, in f",
            "  | ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)",
            "  +-+---------------- 1 ----------------",
            "    | ValueError: no",
            "    +------------------------------------",
            ACCESS);
    assertEquals(
        List.of(PARSED, JOINED, JOINED, JOINED, JOINED, JOINED, JOINED, PARSED), heard.kinds());
  }

  @Test
  void parse_jsonBrokenByItsMessage_readAsFarAsItGoes() {
    Heard heard =
        Heard.by(
            ServerLogRecogniser.ofServers(),
            "{\"ts\":\"2026-11-20T10:56:09+0000\",\"level\":\"ERROR\",\"logger\":\"uvicorn.error\",\"message\":\"Exception in"
                + " ASGI application",
            "\"}",
            "Traceback (most recent call last):",
            "RuntimeError: no",
            ACCESS);
    assertEquals(List.of(PARSED, JOINED, JOINED, JOINED, PARSED), heard.kinds());
    assertEquals(List.of(Notice.EXCEPTION), heard.noticed());
    assertTrue(heard.notices.get(0).at().isPresent());
  }

  /** uvicorn with a log configuration of pairs: the template quotes, but escapes nothing. */
  @Test
  void parse_pairs_messagesAndTracebackLikeTheirText() {
    Heard heard =
        Heard.by(
            ServerLogRecogniser.ofServers(),
            "ts=2026-11-20T10:57:30 level=INFO msg=\"Started server process [41]\"",
            "ts=2026-11-20T10:57:33 level=INFO peer=127.0.0.1:5 request=\"GET /x HTTP/1.0\" status=500 Internal Server Error",
            "ts=2026-11-20T10:57:33 level=ERROR msg=\"Exception in ASGI application",
            "\"",
            "Traceback (most recent call last):",
            "  File \"/srv/main.py\", line 3, in f",
            "    return g(limit=3)",
            "sqlalchemy.exc.TimeoutError: QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00",
            "ts=2026-11-20T10:57:34 level=WARNING logger=app.db msg=\"pool is getting low\"",
            "ts=2026-11-20T10:57:35 level=INFO logger=app.web method=GET path=/x status=200 duration=0.5",
            "ts=2026-11-20T10:57:39 level=INFO msg=Shutting down");
    assertEquals(
        List.of(
            PARSED, PARSED, PARSED, JOINED, JOINED, JOINED, JOINED, JOINED, PARSED, PARSED, PARSED),
        heard.kinds());
    assertEquals(
        List.of(
            Notice.SERVER_STARTED,
            Notice.EXCEPTION,
            Notice.POOL_EXHAUSTED,
            Notice.OTHER,
            Notice.SERVER_STOPPED),
        heard.noticed());
    assertEquals(500, heard.apps.get(0).status());
    assertEquals(500_000, heard.backends.get(0).durationMicros());
    assertEquals(1_795_172_250_000_000L, heard.notices.get(0).at().orElseThrow().micros());
    assertEquals("warning", heard.notices.get(3).level());
  }

  @Test
  void recognise_pairsOfOthers_left() {
    Recogniser python = ServerLogRecogniser.ofServers();
    String message = "time=2026-11-20T10:57:33Z level=info msg=\"cache warmed\" keys=17";
    String timed =
        "time=2026-11-20T10:57:33Z level=info msg=request method=GET path=/x status=200 duration=3ms";
    String nginx =
        "time=2026-11-20T10:57:33+00:00 client=192.0.2.7 request=\"GET /x HTTP/1.1\" status=200 bytes=17";
    assertEquals(0, Heard.confidence(python, message));
    assertEquals(0, Heard.confidence(python, nginx));
    assertEquals(0.5, Heard.confidence(ServerLogRecogniser.ofApplications(), message));
    assertTrue(
        Heard.confidence(ServerLogRecogniser.ofApplications(), message, timed)
            < Heard.confidence(new LogfmtRecogniser(), message, timed));
  }

  @Test
  void parse_timedRequests_areDurations() {
    Heard heard =
        Heard.by(
            ServerLogRecogniser.ofServers(),
            ACCESS,
            "2026-11-20 10:00:00,000 WARNING slow Slow request: 63.86s POST /api/x",
            "2026-11-20 10:00:00,000 INFO web GET /x -> 201 in 12.3 ms (id=45c2399bb5febdd2a42a9a6ba15a02b1)",
            "2026-11-20 10:00:00,000 INFO web Request started: r-77-a GET /y",
            "2026-11-20 10:00:02,000 INFO web Request finished: r-77-a GET /y 200",
            "2026-11-20 10:00:03 [info     ] request done    method=GET path=/z status=200 duration=0.12",
            "2026-11-20T10:00:04.000000Z at=info method=GET path=\"/r\" service=832ms status=200 bytes=17 request_id=52842b895ef5573d",
            "2026-11-20T10:00:05.000000Z at=info method=GET path=\"/r\" service=payments status=200 duration=0.5",
            "GET /x completed in 5 s, but without any time");
    assertEquals(
        List.of(63_860_000L, 12_300L, 2_000_000L, 120_000L, 832_000L, 500_000L),
        heard.backends.stream().map(event -> event.durationMicros()).toList());
    assertEquals(201, heard.backends.get(1).status());
    assertEquals("45c2399bb5febdd2a42a9a6ba15a02b1", heard.backends.get(1).requestId());
    assertEquals("r-77-a", heard.backends.get(2).requestId());
  }

  @Test
  void parse_damage_rejectedWithReason() {
    Heard heard =
        Heard.by(
            ServerLogRecogniser.ofServers(),
            ACCESS,
            "INFO:     127.0.0.1:5 - \"GET /x HTTP/1.1",
            "INFO:     127.0.0.1:5 - \"GET /x HTTP/1.1\" 2x0 OK",
            "\u0000\u0001\u0002\u0003\u0004\u0005",
            "hello from a print",
            "{\"level\": \"info\", 17");
    assertEquals(List.of(PARSED, REJECTED, REJECTED, REJECTED, PARSED, REJECTED), heard.kinds());
    assertEquals("status: 3 digits, found \"2x0 OK\"", heard.results.get(2).expected());
    assertEquals("not text", heard.results.get(3).reason());
    assertEquals("broken JSON", heard.results.get(5).reason());
  }

  @Test
  void recognise_zone_onlyWhereWritten() {
    assertFalse(recognise(ACCESS).timed());
    assertTrue(recognise("2026-11-20 10:57:33,808 - INFO - Shutting down").timed());
    assertFalse(recognise("2026-11-20 10:57:33,808 - INFO - Shutting down").zoned());
    assertTrue(recognise("[2026-11-20 10:57:33 +0000] [4] [INFO] Shutting down").zoned());
  }

  @Test
  void recognise_others_left() {
    Recogniser python = ServerLogRecogniser.ofServers();
    String csv = "2026-11-20T10:54:16.511Z,POST,/api/x,200,386.4,c324c028120c8ccf067899f25c0b522d";
    String json =
        "{\"ts\":\"2026-11-20T10:54:23Z\",\"method\":\"GET\",\"path\":\"/x\",\"status\":200,\"duration_ms\":3}";
    String text = "[2026-11-20 10:54:08.384] [INFO] [app] POST /x -> 200 in 440.50 ms";
    String combined =
        "10.0.0.1 - - [20/Nov/2026:10:21:43 +0000] \"GET /x HTTP/1.1\" 200 2 \"-\" \"curl/7.88.1\"";
    String error =
        "2026/11/20 10:57:33 [error] 41#41: *5 upstream timed out (110: Connection timed out) while reading";
    String header = "timestamp,method,path,status,duration_ms,request_id";
    assertTrue(Heard.confidence(python, csv) < Heard.confidence(new CsvRecogniser(), header, csv));
    assertTrue(Heard.confidence(python, json) < Heard.confidence(new JsonLinesRecogniser(), json));
    assertTrue(Heard.confidence(python, text) < Heard.confidence(new GrokTextRecogniser(), text));
    assertTrue(Heard.confidence(python, combined) < 0.1);
    assertTrue(Heard.confidence(python, error) < 0.1);
  }

  private static Recognition recognise(String line) {
    return ServerLogRecogniser.ofServers()
        .recognise(new Sample(List.of(line), false), Declarations.none())
        .orElseThrow();
  }
}
