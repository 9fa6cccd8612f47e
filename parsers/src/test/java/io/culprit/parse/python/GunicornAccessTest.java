package io.culprit.parse.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.Declarations;
import io.culprit.parse.Sample;
import io.culprit.parse.backend.Heard;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.AppServer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** gunicorn's access lines, with and without a declaration. */
final class GunicornAccessTest {
  private static final String ID = "f46179c64f348fdb59b08551e522316a";
  private static final String COMBINED =
      "127.0.0.1 - - [20/Nov/2026:11:00:28 +0000] \"GET /x?s=4 HTTP/1.0\" 200 2545 \"https://a.example/\" \"curl/7.88.1\"";

  @Test
  void parse_declared_everyAtom() {
    Declarations declared =
        new Declarations(
            Map.of(),
            List.of(
                "%({x-forwarded-for}i)s %(m)s %(U)s?%(q)s %(s)s %(B)s %(M)sms <%(p)s> %(t)s %({X-Request-ID}i)s"),
            List.of());
    Heard heard =
        Heard.by(
            new GunicornAccessRecogniser(),
            declared,
            List.of(
                "203.0.113.7 POST /y?a=1 201 77 1234ms <<41>> [20/Nov/2026:11:00:25 +0200] " + ID));
    AppEvent event = heard.apps.get(0);
    assertEquals(AppServer.GUNICORN, event.server());
    assertEquals("203.0.113.7", event.client());
    assertEquals(0, event.clientPort());
    assertEquals("/y?a=1", event.target());
    assertEquals(201, event.status());
    assertEquals(77, event.bytes());
    assertEquals(1_234_000, event.durationMicros());
    assertEquals(1_795_165_225_000_000L, event.at().orElseThrow().micros());
    assertEquals(ID, event.requestId());
  }

  @Test
  void parse_inferred_trailingTimes() {
    assertEquals(436_348, only(COMBINED + " 0.436348 " + ID).durationMicros());
    assertEquals(ID, only(COMBINED + " 0.436348 " + ID).requestId());
    assertEquals(31_857, only(COMBINED + " 31857").durationMicros());
    assertEquals(318_000, only(COMBINED + " 318").durationMicros());
    assertEquals(1_000_000, only(COMBINED + " 1").durationMicros());
    assertEquals(
        442,
        only("127.0.0.1 [20/Nov/2026:11:00:26 +0000] \"GET /health HTTP/1.0\" 200 25 0.000442 "
                + ID)
            .durationMicros());
  }

  /** Method and path as words of their own, and all from the proxy on the same machine. */
  @Test
  void parse_inferred_requestWithoutQuotes() {
    List<String> lines =
        IntStream.range(0, 30)
            .mapToObj(
                i ->
                    "[25/Nov/2026:19:30:%02d +0000] 127.0.0.1 GET /shows/new-%d 200 20%02d"
                        .formatted(i, i, i))
            .toList();
    Heard heard = Heard.by(new GunicornAccessRecogniser(), Declarations.none(), lines);
    assertEquals(30, heard.apps.size());
    assertEquals("GET", heard.apps.get(7).method());
    assertEquals("/shows/new-7", heard.apps.get(7).path());
    assertEquals(200, heard.apps.get(7).status());
    assertEquals(2_007, heard.apps.get(7).bytes());
    double sure = sure(lines);
    assertTrue(sure > 0.8, "an access format of nginx's is inferred with 0.8: " + sure);
    assertTrue(sure(lines.stream().map(l -> l.replace("127.0.0.1", "203.0.113.9")).toList()) < 0.8);
  }

  private static double sure(List<String> lines) {
    return new GunicornAccessRecogniser()
        .recognise(new Sample(lines, false), Declarations.none())
        .orElseThrow()
        .confidence();
  }

  /** Lines of gunicorn 20.1.0, every value labelled and in an order of its own. */
  @Test
  void parse_inferred_labelsAndOrder() {
    String request =
        "[25/Nov/2026:19:30:02 +0000] <1372> 127.0.0.1 - \"GET /fast HTTP/1.1\" st=200 B=5 b=5 D=%d M=%d T=0"
            + " L=0.0%d \"-\" \"curl/7.88.1\" rid="
            + ID
            + " e=18223";
    List<String> lines =
        IntStream.of(50_820, 12_579, 71_026, 15_588, 10_307)
            .mapToObj(micros -> String.format(Locale.ROOT, request, micros, micros / 1000, micros))
            .toList();
    Heard heard = Heard.by(new GunicornAccessRecogniser(), Declarations.none(), lines);
    assertEquals(50_820, heard.apps.get(0).durationMicros());
    assertEquals(200, heard.apps.get(0).status());
    assertEquals(ID, heard.apps.get(0).requestId());
    assertEquals(1, Heard.confidence(new GunicornAccessRecogniser(), lines.toArray(new String[0])));
    assertEquals(
        "inferred %(t)s %(p)s %(h)s %({unknown-3}i)s \"%(r)s\" st=%(s)s B=%(b)s b=%({unknown-7}i)s D=%(D)s"
            + " M=%(M)s T=%(T)s L=%(L)s \"%({unknown-12}i)s\" \"%({unknown-13}i)s\""
            + " rid=%({x-request-id}i)s e=%({unknown-15}i)s",
        detail(lines));
  }

  /** An {@code access_log_format} that makes JSON, with keys that nobody knows. */
  @Test
  void parse_inferred_jsonByTheBracketsOfItsTime() {
    String line =
        "{\"t\":\"[25/Nov/2026:19:30:02 +0000]\",\"ip\":\"127.0.0.1\",\"line\":\"POST /x?a=1 HTTP/1.0\",\"st\":%d,"
            + "\"ms\":%d,\"rid\":\""
            + ID
            + "\"}";
    List<String> lines =
        IntStream.range(0, 20).mapToObj(i -> line.formatted(200 + i % 2, 300 + i)).toList();
    Heard heard = Heard.by(new GunicornAccessRecogniser(), Declarations.none(), lines);
    AppEvent event = heard.apps.get(7);
    assertEquals("127.0.0.1", event.client());
    assertEquals("POST", event.method());
    assertEquals("/x?a=1", event.target());
    assertEquals(201, event.status());
    assertEquals(-1, event.bytes());
    assertEquals(307_000, event.durationMicros());
    assertEquals(1_795_635_002_000_000L, event.at().orElseThrow().micros());
    assertEquals(ID, event.requestId());
    assertTrue(sure(lines) > 0.9);
    for (String other :
        List.of(
            line.replace("[25/Nov/2026:19:30:02 +0000]", "2026-11-25T19:30:02Z"),
            line.replace(" HTTP/1.0", ""))) {
      String[] applications =
          IntStream.range(0, 20).mapToObj(i -> other.formatted(200, i)).toArray(String[]::new);
      assertEquals(0, Heard.confidence(new GunicornAccessRecogniser(), applications));
    }
  }

  /** Pairs, the request among them. */
  @Test
  void parse_inferred_labelledRequest() {
    String line =
        "t=[25/Nov/2026:19:30:02 +0000] ip=127.0.0.1 r=\"GET /x HTTP/1.0\" st=200 took_ms=%d";
    List<String> lines = IntStream.range(0, 20).mapToObj(line::formatted).toList();
    Heard heard = Heard.by(new GunicornAccessRecogniser(), Declarations.none(), lines);
    assertEquals("/x", heard.apps.get(9).target());
    assertEquals(9_000, heard.apps.get(9).durationMicros());
    assertEquals(-1, heard.apps.get(9).bytes());
    assertTrue(sure(lines) > 0.9);
  }

  @Test
  void parse_inferred_manyFastRequestsAndOneSlow_microseconds() {
    List<String> lines =
        Stream.of(340, 333, 1_307, 4_004_117).map(micros -> COMBINED + ' ' + micros).toList();
    Heard heard = Heard.by(new GunicornAccessRecogniser(), Declarations.none(), lines);
    assertEquals(340, heard.apps.get(0).durationMicros());
  }

  @Test
  void parse_inferred_statusBeforeTheRequestWhereOnlyGunicornsDecimalsStand() {
    String line = "0.052105 404 \"GET /nf HTTP/1.1\" 203.0.113.7 [25/Nov/2026:19:30:24 +0000] 5";
    AppEvent event = only(line);
    assertEquals(404, event.status());
    assertEquals(52_105, event.durationMicros());
    assertFalse(detail(List.of(line)).contains("%(M)s"));
    String haproxy =
        "192.0.2.3:5010 [20/Nov/2026:10:54:10.552] fe be/srv 0/0/1/20/21 200 555 - - ---- 1/1/0/0/0 0/0"
            + " \"GET /h HTTP/1.1\"";
    assertEquals(0, Heard.confidence(new GunicornAccessRecogniser(), haproxy));
  }

  @Test
  void recognise_combined_doubtfulUnlessBehindAProxy() {
    String remote = COMBINED.replace("127.0.0.1", "203.0.113.9").replace("HTTP/1.0", "HTTP/1.1");
    assertTrue(Heard.confidence(new GunicornAccessRecogniser(), COMBINED) > 0.95);
    assertTrue(Heard.confidence(new GunicornAccessRecogniser(), remote) < 0.8);
    assertEquals(
        0,
        Heard.confidence(new GunicornAccessRecogniser(), "127.0.0.1:0 - \"POST /x HTTP/1.0\" 200"));
  }

  @Test
  void parse_damaged_rejected() {
    Heard heard =
        Heard.by(
            new GunicornAccessRecogniser(),
            COMBINED,
            COMBINED.substring(0, 60),
            "x".repeat(10_000));
    assertEquals(1, heard.apps.size());
    assertEquals("not this access format", heard.results.get(1).reason());
  }

  @Test
  void of_formatWithoutRequest_refused() {
    assertTrue(GunicornFormat.of("%(h)s %(s)s").isEmpty());
    assertTrue(GunicornFormat.of(GunicornFormat.DEFAULT).isPresent());
    assertFalse(GunicornFormat.of("%(r)s %(s)s").orElseThrow().isTimed());
  }

  private static String detail(List<String> lines) {
    return new GunicornAccessRecogniser()
        .recognise(new Sample(lines, false), Declarations.none())
        .orElseThrow()
        .detail();
  }

  private static AppEvent only(String line) {
    return Heard.by(new GunicornAccessRecogniser(), line).apps.get(0);
  }
}
