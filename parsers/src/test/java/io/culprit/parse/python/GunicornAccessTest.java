package io.culprit.parse.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.Declarations;
import io.culprit.parse.backend.Heard;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.AppServer;
import java.util.List;
import java.util.Map;
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

  private static AppEvent only(String line) {
    return Heard.by(new GunicornAccessRecogniser(), line).apps.get(0);
  }
}
