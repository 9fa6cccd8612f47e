package io.culprit.correlate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culprit.parse.Declarations;
import io.culprit.parse.LogFormat;
import io.culprit.parse.backend.Heard;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.Hop;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the signs of other balancers and proxies than haproxy and nginx mean for the client. */
final class EdgeOutcomesTest {
  @ParameterizedTest
  @CsvSource({
    "504 UT, -, GATEWAY_TIMEOUT",
    "503 UC, -, GATEWAY_ERROR",
    "503 UF, -, GATEWAY_ERROR",
    "503 UH, -, GATEWAY_ERROR",
    "0 DC, -, CLOSED_BY_CLIENT",
    "200 DC, 5, TRUNCATED",
    "200 UC, 5, TRUNCATED",
    "408 SI, -, CLOSED_BY_CLIENT",
    "429 RL, -, APP_ERROR",
    "503 -, 5, APP_ERROR",
    "200 -, 5, DELIVERED"
  })
  void envoy_flags(String codeAndFlags, String service, Outcome expected) {
    assertEquals(
        expected,
        outcome(
            LogFormat.ENVOY,
            "[2026-11-20T10:52:09.552Z] \"GET /x HTTP/2\" %s 0 9 30 %s \"-\" \"-\" \"-\" \"a\" \"10.0.0.5:80\""
                .formatted(codeAndFlags, service)));
  }

  @ParameterizedTest
  @CsvSource({
    "504 -, GATEWAY_TIMEOUT",
    "460 -, CLOSED_BY_CLIENT",
    "502 -, GATEWAY_ERROR",
    "503 -, GATEWAY_ERROR",
    "200 200, DELIVERED",
    "500 500, APP_ERROR"
  })
  void loadBalancer_codes(String codes, Outcome expected) {
    assertEquals(
        expected,
        outcome(
            LogFormat.AWS_ELB,
            "2026-11-20T10:52:09.5Z my-elb 192.0.2.1:2817 10.0.0.1:80 0.0 -1 -1 %s 0 29 \"GET http://a:80/x HTTP/1.1\" \"-\" - -"
                .formatted(codes)));
  }

  @ParameterizedTest
  @CsvSource({
    "524, 0, GATEWAY_TIMEOUT",
    "520, 0, GATEWAY_ERROR",
    "521, 0, GATEWAY_ERROR",
    "499, 0, CLOSED_BY_CLIENT",
    "200, 200, DELIVERED"
  })
  void cloudflare_codes(int edge, int origin, Outcome expected) {
    assertEquals(
        expected,
        outcome(
            LogFormat.CLOUDFLARE,
            "{\"ClientRequestMethod\":\"GET\",\"ClientRequestURI\":\"/x\",\"EdgeEndTimestamp\":\"2026-11-20T10:52:09Z\",\"EdgeResponseStatus\":%d,\"OriginResponseStatus\":%d}"
                .formatted(edge, origin)));
  }

  @ParameterizedTest
  @CsvSource({
    "504, 0, 300, GATEWAY_TIMEOUT",
    "499, 0, 300, CLOSED_BY_CLIENT",
    "0, 0, 300, CLOSED_BY_CLIENT",
    "200, 100, 300, TRUNCATED",
    "200, 300, 300, DELIVERED"
  })
  void caddy_statusAndPromisedLength(int status, int size, int promised, Outcome expected) {
    assertEquals(
        expected,
        outcome(
            LogFormat.CADDY,
            "{\"level\":\"info\",\"ts\":1795171929.5,\"logger\":\"http.log.access\",\"msg\":\"handled request\",\"request\":{\"method\":\"GET\",\"uri\":\"/x\"},\"duration\":1,\"size\":%d,\"status\":%d,\"resp_headers\":{\"Content-Length\":[\"%d\"]}}"
                .formatted(size, status, promised)));
  }

  private static Outcome outcome(LogFormat format, String line) {
    AccessEvent event =
        Heard.by(format.recogniser(), Declarations.none(), List.of(line)).accesses.get(0);
    boolean balancer = event.hop() == Hop.BALANCER;
    return Outcomes.of(
        new Exchange(
            balancer ? Optional.of(new Paired<>(event, Tier.NONE, 1)) : Optional.empty(),
            balancer ? Optional.empty() : Optional.of(event),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Outcome.UNKNOWN),
        new Facts());
  }
}
