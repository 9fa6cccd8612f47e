package io.culprit.parse.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.LineResult;
import io.culprit.parse.backend.Heard;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.Ending;
import io.culprit.parse.event.Hop;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Phase;
import io.culprit.parse.event.UpstreamAttempt;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EnvoyTest {
  private static final long START = 1_795_171_929_552_000L;

  @Test
  void defaultLine_startsAtItsTime() {
    AccessEvent event = read(line("200 -", "154 7 226 100"));
    assertEquals(Hop.PROXY, event.hop());
    assertEquals(new Moment(START + 226_000, 1_000), event.end());
    assertEquals(226_000, event.durationMicros());
    assertEquals("POST", event.method());
    assertEquals("/api/v1/locations", event.target());
    assertEquals("locations", event.host());
    assertEquals(7, event.bytes());
    assertEquals("cc21d9b0-cf5c-432b-8c7e-98aeb7988cd2", event.requestId());
    assertEquals("10.0.35.28", event.client());
    assertEquals("-", event.termination());
    assertTrue(event.ending().isEmpty());
    assertEquals(
        List.of(new UpstreamAttempt("10.0.2.1:80", 200, -1, 100_000, 226_000)), event.attempts());
  }

  @Test
  void istioLine_namesThePeer() {
    AccessEvent event =
        read(
            line(
                    "503 UC upstream_reset_before_response_started{connection_termination} - \"-\"",
                    "0 95 12 -")
                + " outbound|8000||api 10.1.0.9:41000 10.1.0.9:8000 192.0.2.7:51000 - default");
    assertEquals("192.0.2.7", event.client());
    assertEquals(51_000, event.clientPort());
    assertEquals(
        Optional.of(new Ending(Notice.UPSTREAM_CLOSED, Phase.READING_HEADER)), event.ending());
    assertEquals(-1, event.attempts().get(0).status());
  }

  @Test
  void jsonLine_isTheSame() {
    AccessEvent event =
        read(
            """
            {"start_time":"2026-11-20T10:52:09.552Z","method":"GET","path":"/x","protocol":"HTTP/1.1",\
            "response_code":504,"response_flags":"UT","bytes_received":0,"bytes_sent":24,\
            "duration":15000,"upstream_service_time":null,"x_forwarded_for":"192.0.2.7",\
            "user_agent":"curl/8","request_id":"abc","authority":"api.example.org",\
            "upstream_host":"10.0.2.1:80","response_code_details":"response_timeout"}""");
    assertEquals(START + 15_000_000, event.end().micros());
    assertEquals("abc", event.requestId());
    assertTrue(event.ended(Notice.UPSTREAM_TIMED_OUT, Phase.READING_HEADER));
  }

  @ParameterizedTest
  @CsvSource({
    "504 UT, -, UPSTREAM_TIMED_OUT, READING_HEADER",
    "200 UT, 20, UPSTREAM_TIMED_OUT, READING_BODY",
    "200 UC, 20, UPSTREAM_CLOSED, READING_BODY",
    "'503 UF,URX', -, UPSTREAM_REFUSED, CONNECTING",
    "503 UH, -, NO_LIVE_UPSTREAMS, UNKNOWN",
    "503 UO, -, CONNECTIONS_EXHAUSTED, CONNECTING",
    "503 DF, -, RESOLVE_FAILED, RESOLVING",
    "0 DC, -, CLIENT_CLOSED, READING_HEADER",
    "200 DC, 20, CLIENT_CLOSED, SENDING_TO_CLIENT",
    "408 SI, -, CLIENT_TIMED_OUT, READING_CLIENT"
  })
  void flags_sayHowItEnded(String codeAndFlags, String service, Notice kind, Phase phase) {
    AccessEvent event = read(line(codeAndFlags, "0 9 30 " + service));
    assertEquals(Optional.of(new Ending(kind, phase)), event.ending());
  }

  @Test
  void failedConnection_isToldApartByItsDetails() {
    String timedOut = "503 UF upstream_reset_before_response_started{connection_timeout} - \"-\"";
    assertTrue(read(line(timedOut, "0 9 30 -")).ended(Notice.UPSTREAM_TIMED_OUT, Phase.CONNECTING));
  }

  @Test
  void noAnswer_isNoStatus() {
    assertEquals(-1, read(line("0 DC", "0 0 30 -")).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[2026-11-20T10:52:09.552Z] \"GET / HTTP/2\" 204 - 154 0",
        "[2026-11-20T10:52:09.552Z] \"GET / HTTP/2\" 204 - a b c d \"-\" \"-\" \"-\" \"-\" \"-\" x",
        "[yesterday] \"GET / HTTP/2\" 204 - 154 0 226 100 \"-\" \"-\" \"-\" \"-\" \"-\"",
        "[2026-11-20T10:52:09.552Z] \"GET / HTTP/2\" OK - 154 0 226 100 \"-\" \"-\" \"-\" \"-\" \"-\"",
        "{\"start_time\":\"2026-11-20T10:52:09.552Z\"}",
        "{\"start_time\":"
      })
  void damagedLine_isRefused(String line) {
    Heard heard = Heard.by(new EnvoyParser(), List.of(line), Optional.empty());
    assertEquals(LineResult.Kind.REJECTED, heard.results.get(0).kind());
  }

  private static AccessEvent read(String line) {
    Heard heard = Heard.by(BalancerRecogniser.ofEnvoy(), line);
    assertEquals(List.of(LineResult.PARSED), heard.results);
    return heard.accesses.get(0);
  }

  /** The example of Envoy's documentation with other parts. */
  private static String line(String codeAndFlags, String numbers) {
    return "[2026-11-20T10:52:09.552Z] \"POST /api/v1/locations HTTP/2\" "
        + codeAndFlags
        + ' '
        + numbers
        + " \"10.0.35.28\" \"nsq2http\" \"cc21d9b0-cf5c-432b-8c7e-98aeb7988cd2\" \"locations\""
        + " \"tcp://10.0.2.1:80\"";
  }
}
