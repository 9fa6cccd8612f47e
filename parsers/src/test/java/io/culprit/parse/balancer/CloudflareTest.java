package io.culprit.parse.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.LineResult;
import io.culprit.parse.backend.Heard;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.Ending;
import io.culprit.parse.event.Hop;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Phase;
import io.culprit.parse.event.UpstreamAttempt;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CloudflareTest {
  private static final long START = 1_795_171_929_552_000L;

  @ParameterizedTest
  @CsvSource({
    "'\"2026-11-20T10:52:09.552Z\"', '\"2026-11-20T10:52:10.552Z\"'",
    "1795171929552000000, 1795171930552000000"
  })
  void exactTimes_giveEndAndDuration(String start, String end) {
    AccessEvent event = read(line(start, end, 200, 200));
    assertEquals(Hop.BALANCER, event.hop());
    assertEquals(START + 1_000_000, event.end().micros());
    assertEquals(1_000_000, event.durationMicros());
  }

  @Test
  void wholeSeconds_giveNoDuration() {
    AccessEvent event = read(line("1795171929", "1795171930", 200, 200));
    assertEquals(-1, event.durationMicros());
    assertEquals(1_000_000, event.end().precisionMicros());
  }

  @Test
  void request_isReadInFull() {
    AccessEvent event = read(line("1795171929552000000", "1795171930552000000", 200, 201));
    assertEquals("POST", event.method());
    assertEquals("/api/x?y=1", event.target());
    assertEquals("api.example.org", event.host());
    assertEquals("8f1b2c3d4e5f6071", event.requestId());
    assertEquals("192.0.2.7", event.client());
    assertEquals(51_000, event.clientPort());
    assertEquals(1_234, event.bytes());
    assertEquals(
        List.of(new UpstreamAttempt("198.51.100.4", 201, 21_000, 400_000, -1)), event.attempts());
  }

  @ParameterizedTest
  @CsvSource({
    "499, CLIENT_CLOSED, READING_HEADER",
    "520, UPSTREAM_BAD_RESPONSE, READING_HEADER",
    "521, UPSTREAM_REFUSED, CONNECTING",
    "522, UPSTREAM_TIMED_OUT, CONNECTING",
    "523, UPSTREAM_UNREACHABLE, CONNECTING",
    "524, UPSTREAM_TIMED_OUT, READING_HEADER",
    "525, UPSTREAM_TLS_FAILED, UPSTREAM_HANDSHAKE",
    "530, RESOLVE_FAILED, RESOLVING"
  })
  void ownCode_saysHowItEnded(int status, Notice kind, Phase phase) {
    AccessEvent event = read(line("1795171929552000000", "1795171930552000000", status, 0));
    assertEquals(Optional.of(new Ending(kind, phase)), event.ending());
    assertEquals(-1, event.attempts().get(0).status());
  }

  @Test
  void codeOfTheOrigin_isPassedOn() {
    assertTrue(read(line("1795171929", "1795171930", 504, 504)).ending().isEmpty());
  }

  @Test
  void requestOfCloudflareItself_isNobodysRequest() {
    String line =
        line("1795171929", "1795171930", 504, 0)
            .replace("{", "{\"RequestSource\":\"edgeWorkerCacheAPI\",");
    Heard heard = Heard.by(new CloudflareParser(), List.of(line), Optional.empty());
    assertEquals(List.of(LineResult.PARSED), heard.results);
    assertEquals(List.of(), heard.accesses);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"RayID\":\"8f1b2c3d4e5f6071\",\"EdgeResponseSt",
        "{\"RayID\":\"8f1b2c3d4e5f6071\"}",
        "{\"EdgeResponseStatus\":200,\"ClientRequestMethod\":\"GET\",\"EdgeStartTimestamp\":\"soon\"}"
      })
  void damagedLine_isRefused(String line) {
    Heard heard = Heard.by(new CloudflareParser(), List.of(line), Optional.empty());
    assertEquals(LineResult.Kind.REJECTED, heard.results.get(0).kind());
  }

  private static AccessEvent read(String line) {
    Heard heard = Heard.by(BalancerRecogniser.ofCloudflare(), line);
    assertEquals(List.of(LineResult.PARSED), heard.results);
    return heard.accesses.get(0);
  }

  private static String line(String start, String end, int status, int origin) {
    return """
        {"ClientIP":"192.0.2.7","ClientSrcPort":51000,"ClientRequestHost":"api.example.org",\
        "ClientRequestMethod":"POST","ClientRequestURI":"/api/x?y=1","EdgeStartTimestamp":%s,\
        "EdgeEndTimestamp":%s,"EdgeResponseStatus":%d,"EdgeResponseBytes":2000,\
        "EdgeResponseBodyBytes":1234,"OriginIP":"198.51.100.4","OriginResponseStatus":%d,\
        "OriginResponseDurationMs":400,"OriginDNSResponseTimeMs":1,\
        "OriginTCPHandshakeDurationMs":8,"OriginTLSHandshakeDurationMs":12,\
        "RayID":"8f1b2c3d4e5f6071"}"""
        .formatted(start, end, status, origin);
  }
}
