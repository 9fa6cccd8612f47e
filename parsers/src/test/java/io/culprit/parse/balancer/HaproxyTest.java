package io.culprit.parse.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culprit.parse.LineResult;
import io.culprit.parse.backend.Heard;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.Hop;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.UpstreamAttempt;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HaproxyTest {
  private static final long ACCEPTED = 1_795_171_929_552_000L;

  @Test
  void request_endsAtAcceptPlusTotal() {
    AccessEvent event = read("10/5/30/69/114 200 749 - - ---- 2/2/1/1/0 0/0 \"GET /a?b HTTP/1.1\"");
    assertEquals(Hop.BALANCER, event.hop());
    assertEquals(new Moment(ACCEPTED + 114_000, 1_000), event.end());
    assertEquals(114_000, event.durationMicros());
    assertEquals("198.18.6.65", event.client());
    assertEquals(59_549, event.clientPort());
    assertEquals("GET", event.method());
    assertEquals("/a?b", event.target());
    assertEquals("----", event.termination());
    assertEquals(749, event.bytes());
    assertEquals(
        List.of(new UpstreamAttempt("be_nginx/web1", 200, 35_000, 104_000, 104_000)),
        event.attempts());
  }

  @Test
  void ownAnswer_hasNoServerStatus() {
    AccessEvent event = read("0/0/0/-1/30001 504 194 - - sH-- 2/2/1/1/0 0/0 \"GET / HTTP/1.1\"");
    assertEquals(504, event.status());
    assertEquals(
        List.of(new UpstreamAttempt("be_nginx/web1", -1, 0, -1, 30_001_000)), event.attempts());
  }

  @Test
  void noServer_isNoTry() {
    AccessEvent event =
        readAs("be_nginx/<NOSRV>", "-1/-1/-1/-1/5 400 187 - - PR-- 1/1/0/0/0 0/0 \"<BADREQ>\"");
    assertEquals(List.of(), event.attempts());
    assertEquals("", event.method());
    assertEquals("", event.target());
  }

  @Test
  void noStatus_isNone() {
    assertEquals(-1, read("0/0/0/-1/1200 -1 0 - - CH-- 1/1/0/0/0 0/0 \"GET / HTTP/1.1\"").status());
  }

  @Test
  void captures_escapesAndPlusSigns_areUnderstood() {
    AccessEvent event =
        read(
            "0/0/1/2/+3 200 +749 a=1 - --VN 2/2/1/1/+1 0/0 {api.example.org|Mozilla/5.0 (X; y)|509f414682636b392ca3fec0c2891bd8} {}"
                + " \"GET /a#22b HTTP/1.1\"");
    assertEquals("/a\"b", event.target());
    assertEquals("Mozilla/5.0 (X; y)", event.userAgent());
    assertEquals("509f414682636b392ca3fec0c2891bd8", event.requestId());
    assertEquals(749, event.bytes());
  }

  @Test
  void cutRequest_keepsItsBeginning() {
    assertEquals("/aaaa", read("0/0/1/2/3 200 7 - - ---- 2/2/1/1/0 0/0 \"GET /aaaa").target());
  }

  @Test
  void tagAndOtherMessages_areUnderstood() {
    Heard heard =
        Heard.by(
            BalancerRecogniser.ofHaproxy(),
            "haproxy[50]: "
                + line("be/s", "0/0/1/2/3 200 7 - - ---- 2/2/1/1/0 0/0 \"GET / HTTP/1.1\""),
            "Server be_nginx/web1 is DOWN, reason: Layer4 connection problem",
            "198.18.6.65:59549 [20/Nov/2026:10:52:09.552] fe_web/1: SSL handshake failure",
            "what else");
    assertEquals(1, heard.accesses.size());
    assertEquals(Notice.UPSTREAM_UNREACHABLE, heard.notices.get(0).kind());
    assertEquals(Notice.CLIENT_TLS_FAILED, heard.notices.get(1).kind());
    assertEquals("198.18.6.65", heard.notices.get(1).client());
    assertEquals(LineResult.Kind.REJECTED, heard.results.get(3).kind());
  }

  private static AccessEvent read(String rest) {
    return readAs("be_nginx/web1", rest);
  }

  private static AccessEvent readAs(String server, String rest) {
    Heard heard = Heard.by(new HaproxyParser(), List.of(line(server, rest)), Optional.empty());
    assertEquals(List.of(LineResult.PARSED), heard.results);
    return heard.accesses.get(0);
  }

  private static String line(String server, String rest) {
    return "198.18.6.65:59549 [20/Nov/2026:10:52:09.552] fe_web " + server + " " + rest;
  }
}
