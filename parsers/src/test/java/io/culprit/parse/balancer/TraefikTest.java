package io.culprit.parse.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culprit.parse.LineResult;
import io.culprit.parse.backend.Heard;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.Hop;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.UpstreamAttempt;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TraefikTest {
  private static final long START = 1_795_171_929_000_000L;

  private static final String COMMON =
      "192.0.2.7 - - [20/Nov/2026:10:52:09 +0000] \"GET /x?y HTTP/1.1\" 504 15 \"-\" \"curl/8\" 42"
          + " \"api@docker\" \"http://10.0.0.5:8000\" 5012ms";

  private static final String JSON =
      """
      {"ClientAddr":"192.0.2.7:51000","ClientHost":"192.0.2.7","ClientPort":"51000",\
      "DownstreamContentSize":15,"DownstreamStatus":502,"Duration":61234567,\
      "OriginContentSize":15,"OriginDuration":60123456,"OriginStatus":502,"Overhead":1111111,\
      "RequestAddr":"api.example.org:8443","RequestHost":"api.example.org",\
      "RequestMethod":"GET","RequestPath":"/x?y","RequestProtocol":"HTTP/2.0","RetryAttempts":1,\
      "RouterName":"api@docker","ServiceAddr":"10.0.0.5:8000","ServiceName":"api@docker",\
      "ServiceURL":"http://10.0.0.5:8000","StartLocal":"2026-11-20T11:52:09+01:00",\
      "StartUTC":"2026-11-20T10:52:09Z","level":"info","msg":"",\
      "request_X-Request-Id":"abc-123","time":"2026-11-20T11:52:10+01:00"}""";

  @Test
  void commonLine_startsAtItsTime() {
    AccessEvent event = read(COMMON);
    assertEquals(Hop.PROXY, event.hop());
    assertEquals(new Moment(START + 5_012_000, 1_000_000), event.end());
    assertEquals(5_012_000, event.durationMicros());
    assertEquals("/x?y", event.target());
    assertEquals(504, event.status());
    assertEquals(
        List.of(new UpstreamAttempt("http://10.0.0.5:8000", -1, -1, -1, -1)), event.attempts());
  }

  @Test
  void noServer_isNoTry() {
    assertEquals(
        List.of(),
        read(COMMON.replace("\"api@docker\" \"http://10.0.0.5:8000\"", "\"-\" \"-\"")).attempts());
  }

  @Test
  void jsonLine_countsNanosecondsAndTries() {
    AccessEvent event = read(JSON);
    assertEquals(START + 61_234, event.end().micros());
    assertEquals(61_234, event.durationMicros());
    assertEquals("api.example.org:8443", event.host());
    assertEquals("abc-123", event.requestId());
    assertEquals(51_000, event.clientPort());
    assertEquals(Optional.of(""), event.originHeader());
    assertEquals(
        List.of(
            new UpstreamAttempt("", -1, -1, -1, -1),
            new UpstreamAttempt("10.0.0.5:8000", 502, -1, -1, 60_123)),
        event.attempts());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.7 - - [20/Nov/2026:10:52:09 +0000] \"GET / HTTP/1.1\" 200 612 \"-\" \"curl/8\"",
        "192.0.2.7 - - [20/Nov/2026:10:52:09 +0000] \"GET / HTTP/1.1\" 200 612 \"-\" \"curl/8\" 42 \"a\" \"b\" 5012",
        "192.0.2.7 - - [soon +0000] \"GET / HTTP/1.1\" 200 612 \"-\" \"curl/8\" 42 \"a\" \"b\" 5ms",
        "{\"DownstreamStatus\":200,\"Duration\":1,\"StartUTC\":\"then\"}",
        "{\"DownstreamStatus\":200}",
        "{\"DownstreamStatus\":"
      })
  void otherOrDamagedLine_isRefused(String line) {
    Heard heard = Heard.by(new TraefikParser(), List.of(line), Optional.empty());
    assertEquals(LineResult.Kind.REJECTED, heard.results.get(0).kind());
  }

  private static AccessEvent read(String line) {
    Heard heard = Heard.by(BalancerRecogniser.ofTraefik(), line);
    assertEquals(List.of(LineResult.PARSED), heard.results);
    return heard.accesses.get(0);
  }
}
