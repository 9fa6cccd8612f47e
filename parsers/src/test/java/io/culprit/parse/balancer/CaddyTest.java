package io.culprit.parse.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.Declarations;
import io.culprit.parse.LineResult;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.backend.Heard;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.Hop;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Phase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CaddyTest {
  private static final String REQUEST =
      """
      "request":{"remote_ip":"192.0.2.7","remote_port":"33270","proto":"HTTP/1.1","method":"GET",\
      "host":"api.example.org","uri":"/x?y=1","headers":{"User-Agent":["curl/7.88.1"],\
      "X-Request-Id":["abc-123"]}}""";

  @Test
  void accessLine_isReadInFull() {
    AccessEvent event = read("1795171929.552", "0.301", 200, 300, "300");
    assertEquals(Hop.PROXY, event.hop());
    assertEquals(new Moment(1_795_171_929_552_000L, 1_000), event.end());
    assertEquals(301_000, event.durationMicros());
    assertEquals("GET", event.method());
    assertEquals("/x?y=1", event.target());
    assertEquals("api.example.org", event.host());
    assertEquals("192.0.2.7", event.client());
    assertEquals(33_270, event.clientPort());
    assertEquals("abc-123", event.requestId());
    assertEquals("curl/7.88.1", event.userAgent());
    assertEquals(Optional.of(""), event.originHeader());
    assertEquals(Optional.of("OK"), event.completion());
    assertTrue(event.ending().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1795171929552.0",
        "1795171929552000000",
        "\"2026-11-20T10:52:09.552Z\"",
        "\"2026-11-20T11:52:09.552+0100\"",
        "\"2026/11/20 10:52:09.552\""
      })
  void timeOfAnyEncoder_isUnderstood(String ts) {
    assertEquals(1_795_171_929_552_000L, read(ts, "0.1", 200, 1, "1").end().micros());
  }

  @ParameterizedTest
  @CsvSource({
    "0.25, 250000",
    "'\"250ms\"', 250000",
    "'\"16.641µs\"', 17",
    "'\"1m2.5s\"', 62500000"
  })
  void durationOfAnyForm_isUnderstood(String duration, long micros) {
    assertEquals(micros, read("1795171929.552", duration, 200, 1, "1").durationMicros());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 499})
  void clientThatLeft_isSaid(int status) {
    assertTrue(
        read("1795171929.552", "0.3", status, 0, "").ended(Notice.CLIENT_CLOSED, Phase.UNKNOWN));
  }

  @Test
  void bodyShorterThanPromised_isIncomplete() {
    assertEquals(Optional.of(""), read("1795171929.5", "0.2", 200, 100, "200000").completion());
  }

  @Test
  void consoleForm_isTheSameLine() {
    String line =
        "2026/11/20 10:52:09.552\tINFO\thttp.log.access.log1\thandled request\t{"
            + REQUEST
            + ", \"duration\": 0.000283289, \"size\": 5, \"status\": 200, \"resp_headers\": {}}";
    Recognition found =
        new CaddyRecogniser()
            .recognise(new Sample(List.of(line), false), Declarations.none())
            .orElseThrow();
    assertEquals(false, found.zoned());
    assertEquals("/x?y=1", Heard.by(new CaddyRecogniser(), line).accesses.get(0).target());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "net/http: timeout awaiting response headers|UPSTREAM_TIMED_OUT|READING_HEADER",
        "dial tcp 10.0.0.1:80: i/o timeout|UPSTREAM_TIMED_OUT|CONNECTING",
        "dial tcp 127.0.0.1:19999: connect: connection refused|UPSTREAM_REFUSED|CONNECTING",
        "dial tcp: lookup x.invalid on 1.1.1.1:53: no such host|RESOLVE_FAILED|RESOLVING",
        "EOF|UPSTREAM_CLOSED|READING_HEADER",
        "read tcp 127.0.0.1:1->127.0.0.1:2: read: connection reset by peer|UPSTREAM_RESET|READING_HEADER",
        "no upstreams available|NO_LIVE_UPSTREAMS|UNKNOWN",
        "something new|OTHER|UNKNOWN"
      })
  void errorOfARequest_isAComplaintAboutIt(String error, Notice kind, Phase phase) {
    NoticeEvent notice = complaint("http.log.error.log0", "\"msg\":\"" + error + '"');
    assertEquals(kind, notice.kind());
    assertEquals(phase, notice.phase());
    assertEquals("192.0.2.7", notice.client());
    assertEquals("/x?y=1", notice.target());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unexpected EOF|UPSTREAM_CLOSED|READING_BODY",
        "reading: read tcp 127.0.0.1:1->127.0.0.1:2: i/o timeout|UPSTREAM_TIMED_OUT|READING_BODY",
        "writing: write tcp 127.0.0.1:1->127.0.0.1:2: write: broken pipe|CLIENT_CLOSED|SENDING_TO_CLIENT"
      })
  void brokenAnswer_namesTheSide(String error, Notice kind, Phase phase) {
    NoticeEvent notice =
        complaint(
            "http.handlers.reverse_proxy",
            "\"msg\":\"aborting with incomplete response\",\"error\":\"" + error + '"');
    assertEquals(kind, notice.kind());
    assertEquals(phase, notice.phase());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"level\":\"info\",\"ts\":1795171929.5,\"logger\":\"http.log.access\",\"msg\":\"handled req",
        "{\"level\":\"info\",\"ts\":1795171929.5,\"logger\":\"http.log.access\",\"msg\":\"handled request\"}",
        "{\"level\":\"info\",\"ts\":\"then\",\"logger\":\"http.log.access\",\"msg\":\"handled request\"}",
        "{\"a\":1}",
        "what else"
      })
  void damagedLine_isRefused(String line) {
    Heard heard = Heard.by(new CaddyParser(), List.of(line), Optional.empty());
    assertEquals(LineResult.Kind.REJECTED, heard.results.get(0).kind());
  }

  @Test
  void logOfAnotherProgram_isNotCaddys() {
    assertEquals(
        0,
        Heard.confidence(
            new CaddyRecogniser(),
            "{\"level\":\"info\",\"ts\":1795171929.5,\"logger\":\"worker\",\"msg\":\"shutdown complete\"}",
            "{\"level\":\"error\",\"ts\":1795171929.5,\"msg\":\"dial tcp 10.0.0.1:80: i/o timeout\"}"));
  }

  private static NoticeEvent complaint(String logger, String message) {
    String line =
        "{\"level\":\"error\",\"ts\":1795171929.552,\"logger\":\""
            + logger
            + "\","
            + message
            + ','
            + REQUEST
            + "}";
    return Heard.by(new CaddyParser(), List.of(line), Optional.empty()).notices.get(0);
  }

  private static AccessEvent read(
      String ts, String duration, int status, long size, String length) {
    String headers = length.isEmpty() ? "" : "\"Content-Length\":[\"" + length + "\"]";
    String line =
        "{\"level\":\"info\",\"ts\":%s,\"logger\":\"http.log.access.log0\",\"msg\":\"handled request\",%s,\"user_id\":\"\",\"duration\":%s,\"size\":%d,\"status\":%d,\"resp_headers\":{%s}}"
            .formatted(ts, REQUEST, duration, size, status, headers);
    Heard heard = Heard.by(new CaddyRecogniser(), line);
    assertEquals(List.of(LineResult.PARSED), heard.results);
    return heard.accesses.get(0);
  }
}
