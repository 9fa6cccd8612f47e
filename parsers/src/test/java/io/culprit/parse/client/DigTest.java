package io.culprit.parse.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culprit.parse.LineResult.Kind;
import io.culprit.parse.backend.Heard;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DigTest {
  private static final long WHEN = 1_795_171_929_000_000L;

  @ParameterizedTest
  @CsvSource({
    "NOERROR, 12, DNS_TIMED",
    "NOERROR, 1523, DNS_SLOW",
    "NXDOMAIN, 12, DNS_TIMED",
    "SERVFAIL, 4, DNS_FAILED"
  })
  void answer_isANoticeWithItsTime(String status, long millis, Notice kind) {
    Heard heard =
        Heard.by(
            new DigRecogniser(),
            "; <<>> DiG 9.18.24 <<>> api.example.org",
            ";; Got answer:",
            ";; ->>HEADER<<- opcode: QUERY, status: " + status + ", id: 12345",
            "api.example.org.\t60\tIN\tA\t198.51.100.4",
            ";; Query time: " + millis + " msec",
            ";; SERVER: 10.0.0.2#53(10.0.0.2) (UDP)",
            ";; WHEN: Fri Nov 20 10:52:09 UTC 2026",
            ";; MSG SIZE  rcvd: 60");
    assertEquals(Kind.PARSED, heard.results.get(0).kind());
    assertEquals(7, heard.kinds().stream().filter(k -> k == Kind.JOINED).count());
    NoticeEvent notice = heard.notices.get(0);
    assertEquals(kind, notice.kind());
    assertEquals(millis * 1_000, notice.amountMicros());
    assertEquals(Optional.of(new Moment(WHEN, 1_000_000)), notice.at());
    assertEquals("api.example.org " + status + " 10.0.0.2#53(10.0.0.2) (UDP)", notice.message());
  }

  @Test
  void noAnswer_isAFailureAtTheWrappersTime() {
    Optional<Moment> written = Optional.of(new Moment(WHEN, 1));
    Heard heard =
        Heard.by(
            new DigParser(),
            List.of(
                "; <<>> DiG 9.18.24 <<>> x.example",
                ";; communications error to 10.0.0.2#53: timed out",
                ";; no servers could be reached"),
            written);
    assertEquals(List.of(Notice.DNS_FAILED), heard.noticed());
    assertEquals(written, heard.notices.get(0).at());
  }

  @Test
  void otherLine_isRefused() {
    Heard heard =
        Heard.by(
            new DigParser(),
            List.of(
                "api.example.org. 60 IN A 198.51.100.4",
                "; <<>> DiG 9 <<>> a",
                ";; WHEN: yesterday"),
            Optional.empty());
    assertEquals(List.of(Kind.REJECTED, Kind.PARSED, Kind.REJECTED), heard.kinds());
  }
}
