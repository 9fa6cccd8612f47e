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
import io.culprit.parse.source.TimeText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ElbTest {
  private static final String TIME = "2026-11-20T10:52:09.552000Z";

  @Test
  void answeredRequest_isReadInFull() {
    AccessEvent event =
        read(
            line("10.0.0.1:8080", "0.001 0.145 0.000", "200 200")
                .replace("REQUEST", "GET https://www.example.com:443/a?b=c HTTP/2.0"));
    assertEquals(Hop.BALANCER, event.hop());
    assertEquals(micros(TIME), event.end().micros());
    assertEquals(152_000, event.durationMicros());
    assertEquals("GET", event.method());
    assertEquals("/a?b=c", event.target());
    assertEquals("www.example.com", event.host());
    assertEquals("192.168.131.39", event.client());
    assertEquals(2_817, event.clientPort());
    assertEquals(57, event.bytes());
    assertEquals("curl/7.46.0", event.userAgent());
    assertEquals("Root=1-58337262-36d228ad5d99923122bbe354", event.requestId());
    assertEquals(
        List.of(new UpstreamAttempt("10.0.0.1:8080", 200, -1, 145_000, -1)), event.attempts());
    assertTrue(event.ending().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "460 -, CLIENT_CLOSED, READING_HEADER",
    "504 -, UPSTREAM_TIMED_OUT, READING_HEADER",
    "502 -, UPSTREAM_CLOSED, READING_HEADER",
    "502 200, UPSTREAM_BAD_RESPONSE, READING_HEADER",
    "503 -, NO_LIVE_UPSTREAMS, UNKNOWN"
  })
  void ownCode_saysHowItEnded(String codes, Notice kind, Phase phase) {
    AccessEvent event = read(line("10.0.0.1:8080", "0.000 -1 -1", codes));
    assertEquals(Optional.of(new Ending(kind, phase)), event.ending());
    assertEquals(152_000, event.attempts().get(0).responseMicros());
  }

  @Test
  void codeOfTheTarget_isPassedOn() {
    assertTrue(read(line("10.0.0.1:80", "0.0 0.1 0.0", "504 504")).ending().isEmpty());
  }

  @Test
  void noTarget_isNoTry() {
    AccessEvent event = read(line("-", "-1 -1 -1", "503 -"));
    assertEquals(List.of(), event.attempts());
    assertEquals(503, event.status());
  }

  @Test
  void errorReason_isKeptForThePerson() {
    String waf = line("-", "-1 -1 -1", "403 -").replace("\"ERROR\"", "\"WAFRuleError\"");
    assertEquals("WAFRuleError", read(waf).termination());
  }

  @Test
  void laterFields_arePassedOver() {
    assertEquals(200, read(line("-", "0 0 0", "200 200") + " TID_1 \"a b\" - new").status());
  }

  @Test
  void classicLine_beginsAtItsTime() {
    AccessEvent event =
        read(
            TIME
                + " my-elb 192.168.131.39:2817 10.0.0.1:80 0.000073 0.001048 0.000057 200 200 0 29"
                + " \"GET http://www.example.com:80/ HTTP/1.1\" \"curl/7.38.0\" - -");
    assertEquals(1_178, event.durationMicros());
    assertEquals(micros(TIME) + 1_178, event.end().micros());
    assertEquals("/", event.target());
  }

  @Test
  void malformedRequest_hasNoMethod() {
    String line = line("-", "-1 -1 -1", "400 -").replace("REQUEST", "- http://a:80- -");
    assertEquals("", read(line).method());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http 2026-11-20T10:52:09.552000Z app/a/1 1.2.3.4:5",
        "http when app/a/1 1.2.3.4:5 - 0 0 0 200 200 1 1 \"a\" \"b\" - - - \"c\" \"d\" \"e\" 1 f",
        "h 2026-11-20T10:52:09Z app/a/1 1.2.3.4:5 - x 0 0 200 200 1 1 \"a\" \"b\" - - - - - - - -",
        "h 2026-11-20T10:52:09Z app/a/1 1.2.3.4:5 - 0 0 0 OK 200 1 1 \"a\" \"b\" - - - - - - - -"
      })
  void damagedLine_isRefused(String line) {
    Heard heard = Heard.by(new ElbParser(), List.of(line), Optional.empty());
    assertEquals(LineResult.Kind.REJECTED, heard.results.get(0).kind());
    assertTrue(heard.results.get(0).expected().contains("found"), heard.results.toString());
  }

  private static AccessEvent read(String line) {
    Heard heard = Heard.by(BalancerRecogniser.ofElb(), line);
    assertEquals(List.of(LineResult.PARSED), heard.results);
    return heard.accesses.get(0);
  }

  /** The example of AWS's documentation with other parts. */
  private static String line(String target, String stages, String codes) {
    return "https "
        + TIME
        + " app/my-loadbalancer/50dc6c495c0c9188 192.168.131.39:2817 "
        + target
        + ' '
        + stages
        + ' '
        + codes
        + " 34 57 \"REQUEST\" \"curl/7.46.0\" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2"
        + " arn:aws:elasticloadbalancing:us-east-2:123456789012:targetgroup/t/73e2d6bc24d8a067"
        + " \"Root=1-58337262-36d228ad5d99923122bbe354\" \"www.example.com\" \"session-reused\" 1"
        + " 2026-11-20T10:52:09.400000Z \"forward\" \"-\" \"ERROR\" \"10.0.0.1:80\" \"200\" \"-\" \"-\"";
  }

  private static long micros(String time) {
    return TimeText.iso(time, 0).orElseThrow().micros();
  }
}
