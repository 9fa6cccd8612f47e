package io.culprit.parse.nginx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.Declarations;
import io.culprit.parse.LineResult;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.backend.Heard;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.Hop;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.UpstreamAttempt;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AccessLogTest {
  private static final String COMBINED =
      "192.0.2.92 - - [20/Nov/2026:10:54:15 +0000] \"GET /a?b HTTP/1.1\" 200 555 \"-\" \"Mozilla/5.0\"";

  @Test
  void combined_saysLittle() {
    AccessEvent event = read(COMBINED);
    assertEquals(Hop.PROXY, event.hop());
    assertEquals(new Moment(1_795_172_055_000_000L, 1_000_000), event.end());
    assertEquals("GET", event.method());
    assertEquals("/a?b", event.target());
    assertEquals(200, event.status());
    assertEquals(555, event.bytes());
    assertEquals(-1, event.durationMicros());
    assertFalse(event.upstreamLogged());
    assertEquals("", event.referer());
    assertEquals(Optional.empty(), event.originHeader());
  }

  @Test
  void builtInFormats_areRecognised() {
    String timed = COMBINED + " rt=2.002 uct=\"0.000, 0.001\" uht=\"-, -\" urt=\"1.000, 1.002\"";
    Map<String, String> lines =
        Map.of(
            "combined", COMBINED,
            "main", COMBINED + " \"10.0.0.1, 10.0.0.2\"",
            "common", "h.example - - [20/Nov/2026:10:54:15 +0000] \"GET / HTTP/1.0\" 200 -",
            "timed", timed,
            "timed with id", timed + " rid=509f414682636b392ca3fec0c2891bd8",
            "vhost combined", "www.example.org " + COMBINED,
            "vhost combined with port", "www.example.org:443 " + COMBINED,
            "upstreaminfo",
                COMBINED
                    + " 365 0.002 [default-web-80] [] 172.17.0.5:8080, 172.17.0.6:8080 0, 59 0.000, 0.002 502, 200 529a");
    lines.forEach(
        (name, line) -> assertEquals("log_format " + name, recognise(line).detail(), line));
  }

  @Test
  void tries_areReadOneByOne() {
    AccessEvent event =
        read(
            COMBINED
                + " 365 0.002 [default-web-80] [] 172.17.0.5:8080, 172.17.0.6:8080 0, 59 0.000, 0.002 502, 200 529a");
    assertEquals(2_000, event.durationMicros());
    assertEquals("529a", event.requestId());
    assertEquals(
        List.of(
            new UpstreamAttempt("172.17.0.5:8080", 502, -1, -1, 0),
            new UpstreamAttempt("172.17.0.6:8080", 200, -1, -1, 2_000)),
        event.attempts());
  }

  @Test
  void noUpstream_isKnownFromAFormatThatWouldTell() {
    AccessEvent event = read(COMBINED + " rt=0.000 uct=\"-\" uht=\"-\" urt=\"-\"");
    assertTrue(event.upstreamLogged());
    assertEquals(List.of(), event.attempts());
  }

  @Test
  void garbageRequests_areStillRequests() {
    for (String request : List.of("", "-", "\\x16\\x03\\x01\\x02", "quit", "GET")) {
      AccessEvent event =
          read(
              "192.0.2.1 - - [20/Nov/2026:10:54:15 +0000] \"" + request + "\" 400 157 \"-\" \"-\"");
      assertEquals("", event.method() + event.target(), request);
      assertEquals(400, event.status());
    }
  }

  @Test
  void linesOfOneLocalPeer_mayBeGunicorns() {
    String gunicorn = COMBINED.replace("192.0.2.92", "127.0.0.1");
    double sure =
        new AccessRecogniser()
            .recognise(new Sample(List.of(gunicorn, gunicorn), false), Declarations.none())
            .orElseThrow()
            .confidence();
    assertEquals(0.95, sure, 1e-9);
  }

  @Test
  void declaredFormat_winsOverLookAlikes() {
    Declarations declared =
        new Declarations(
            Map.of(
                "mine",
                "$remote_addr - $remote_user [$time_local] \"$request\" $status $request_time \"$http_referer\" \"$http_user_agent\""),
            List.of(),
            List.of());
    Recognition found =
        new AccessRecogniser()
            .recognise(new Sample(List.of(COMBINED.replace(" 555 ", " 0.555 ")), false), declared)
            .orElseThrow();
    assertEquals("log_format mine", found.detail());
  }

  @Test
  void millisecondsAndCrossOrigin_areTakenFromTheFormat() {
    Declarations declared =
        new Declarations(
            Map.of(
                "cors",
                "escape=json {\"m\":\"$msec\",\"t\":\"$time_local\",\"r\":\"$request\",\"s\":\"$status\",\"o\":\"$http_origin\","
                    + "\"a\":\"$sent_http_access_control_allow_origin\",\"c\":\"$request_completion\",\"n\":\"$connection\"}"),
            List.of(),
            List.of());
    String line =
        "{\"m\":\"1795172055.123\",\"t\":\"20/Nov/2026:10:54:15 +0000\",\"r\":\"OPTIONS /x HTTP/2.0\",\"s\":\"204\","
            + "\"o\":\"https://a.example\",\"a\":\"\",\"c\":\"OK\",\"n\":\"77\"}";
    AccessEvent event = Heard.by(new AccessRecogniser(), declared, List.of(line)).accesses.get(0);
    assertEquals(new Moment(1_795_172_055_123_000L, 1_000), event.end());
    assertEquals(Optional.of("https://a.example"), event.originHeader());
    assertEquals(Optional.of(""), event.allowOrigin());
    assertEquals(Optional.of("OK"), event.completion());
    assertEquals(77, event.connection());
  }

  @Test
  void errorLines_amongAccessLinesAreNotices() {
    Heard heard =
        Heard.by(
            new AccessRecogniser(),
            COMBINED,
            "2026/11/20 10:54:15 [error] 7#7: *1 no live upstreams, client: 1.2.3.4");
    assertEquals(1, heard.accesses.size());
    assertEquals(1, heard.notices.size());
  }

  @Test
  void otherLogs_areNotAccessLogs() {
    for (String line :
        List.of(
            "INFO:     127.0.0.1:55488 - \"GET /fast HTTP/1.0\" 200 OK",
            "2026-11-20 10:52:09,123 - INFO - 1.2.3.4:0 - \"GET / HTTP/1.1\" 200",
            "ts=2026-11-20T10:52:09Z level=info method=GET path=/x status=200 duration_ms=12",
            "2026-11-20T10:52:09.123Z,GET,/x,200,12.5",
            "hello world")) {
      assertEquals(
          Optional.empty(),
          new AccessRecogniser()
              .recognise(new Sample(List.of(line, line), false), Declarations.none()),
          line);
    }
  }

  @Test
  void json_isReadWhateverItsKeysAreCalled() {
    AccessEvent event =
        json(
            "{\"@timestamp\":\"2026-11-20T10:54:15.123Z\",\"client\":{\"ip\":\"192.0.2.1\"},\"http\":{\"verb\":\"POST\"},"
                + "\"url\":\"/a\",\"st\":\"504\",\"rt\":2.002,\"urt\":\"1.000, 1.002\",\"ust\":\"504, 504\",\"rid\":\"abc\"}");
    assertEquals(new Moment(1_795_172_055_123_000L, 1_000), event.end());
    assertEquals("POST", event.method());
    assertEquals(504, event.status());
    assertEquals(2_002_000, event.durationMicros());
    assertEquals(2, event.attempts().size());
    assertEquals("192.0.2.1", event.client());
    assertEquals("abc", event.requestId());
  }

  @Test
  void json_keysWhoseNamesSayNothing_areReadByTheirValues() {
    String[] lines = new String[6];
    for (int i = 0; i < lines.length; i++) {
      lines[i] =
          "{\"when\":\"2026-11-20T10:54:1"
              + i
              + "+00:00\",\"peer\":\"192.0.2.1\",\"verb\":\"GET\",\"target\":\"/a\",\"c\":504,\"agent\":\"x\","
              + "\"backend_code\":\"502\",\"backend_elapsed\":\"1.00"
              + i
              + "\",\"corr\":\"958bce2faab66bb89032d83594e7a32"
              + i
              + "\"}";
    }
    AccessEvent event = Heard.by(new JsonAccessRecogniser(), lines).accesses.get(0);
    assertEquals(1_795_172_050_000_000L, event.end().micros());
    assertEquals(504, event.status());
    assertEquals(502, event.attempts().get(0).status());
    assertEquals(1_000_000, event.attempts().get(0).responseMicros());
    assertEquals("958bce2faab66bb89032d83594e7a320", event.requestId());
  }

  @Test
  void json_thatIsNotQuiteJsonIsRepaired() {
    AccessEvent event =
        json(
            "{\"time\":\"2026-11-20T10:54:15+00:00\",\"request\":\"GET /a\\x22 HTTP/1.1\",\"status\":200,\"request_time\":0.001,"
                + "\"upstream_response_time\":-,\"upstream_status\":,\"upstream_connect_time\":0.000, 0.001,\"ua\":\"x\"}");
    assertEquals("/a\"", event.target());
    assertEquals(2, event.attempts().size());
    assertEquals(-1, event.attempts().get(0).responseMicros());
  }

  @Test
  void json_cutOffIsRefused() {
    String line =
        "{\"time\":\"2026-11-20T10:54:15+00:00\",\"uri\":\"/\",\"status\":200,\"upstream_status\":\"200\"}";
    Heard heard = Heard.by(new JsonAccessRecogniser(), line, line.substring(0, 60));
    assertEquals(LineResult.Kind.PARSED, heard.results.get(0).kind());
    assertEquals("broken JSON", heard.results.get(1).reason());
  }

  @Test
  void json_ofApplicationsIsLeftToOthers() {
    for (String line :
        List.of(
            "{\"ts\":\"2026-11-20T10:54:15Z\",\"method\":\"GET\",\"path\":\"/x\",\"status\":200,\"duration_ms\":12.5,\"request_id\":\"a\"}",
            "{\"ts\":\"2026-11-20T10:54:15+0000\",\"level\":\"INFO\",\"logger\":\"uvicorn.access\",\"client\":\"1.2.3.4:0\","
                + "\"request\":\"GET / HTTP/1.0\",\"status\":\"200\"}")) {
      assertEquals(
          Optional.empty(),
          new JsonAccessRecogniser()
              .recognise(new Sample(List.of(line), false), Declarations.none()),
          line);
    }
  }

  private static AccessEvent json(String line) {
    Heard heard = Heard.by(new JsonAccessRecogniser(), line);
    assertEquals(LineResult.PARSED, heard.results.get(0));
    return heard.accesses.get(0);
  }

  private static AccessEvent read(String line) {
    Heard heard = Heard.by(new AccessRecogniser(), line);
    assertEquals(LineResult.PARSED, heard.results.get(0), line);
    return heard.accesses.get(0);
  }

  private static Recognition recognise(String line) {
    Recognition found =
        new AccessRecogniser()
            .recognise(new Sample(List.of(line), false), Declarations.none())
            .orElseThrow();
    assertEquals(LogFormat.NGINX_ACCESS, found.format());
    assertEquals(1.0, found.confidence());
    return found;
  }
}
