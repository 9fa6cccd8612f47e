package io.culprit.correlate;

import static io.culprit.correlate.Events.backend;
import static io.culprit.correlate.Events.complaint;
import static io.culprit.correlate.Events.proxy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.LogFormat;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.Hop;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Origin;
import io.culprit.parse.event.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class ClocksTest {
  private static final double KOLKATA = 5.5 * 3600;

  /** A proxy and a backend whose clock is ahead by some seconds. */
  private static BuiltLogs pair(double ahead, boolean ids, boolean zoned) {
    Random random = new Random(3);
    List<Function<Origin, ? extends LogEvent>> access = new ArrayList<>();
    List<Function<Origin, ? extends LogEvent>> timing = new ArrayList<>();
    double t = 0;
    for (int i = 0; i < 400; i++) {
      t += random.nextDouble();
      double duration = 0.02 + random.nextDouble() * 0.4;
      String path = "/api/" + random.nextInt(4);
      String id = ids ? "id" + i : "";
      access.add(
          proxy(t + duration + 0.002, duration + 0.003, "GET", path, 200, b -> b.requestId(id)));
      timing.add(backend(t + duration + ahead, duration, "GET", path, 200, ids ? id : "own" + i));
    }
    return new BuiltLogs()
        .access(access)
        .source("timing.csv", LogFormat.BACKEND_CSV, zoned, true, timing);
  }

  private static void near(long expected, long actual, long tolerance) {
    assertTrue(Math.abs(actual - expected) <= tolerance, () -> expected + " but was " + actual);
  }

  private static ClockOffset second(BuiltLogs logs, CorrelatorOptions options) {
    return Collected.of(logs.build(), options).correlation().sources().get(1).clock();
  }

  @Test
  void ids_skew_isFoundToAMillisecond() {
    ClockOffset offset = second(pair(-3.2, true, true), CorrelatorOptions.defaults());
    near(-3_200_000, offset.micros(), 2_500);
    assertEquals("request ids", offset.basis());
    assertTrue(
        offset.lowMicros() <= -3_200_000 && offset.highMicros() >= -3_200_000, offset.toString());
  }

  @Test
  void ids_noSkew_isExactlyNone() {
    assertEquals(0, second(pair(0, true, true), CorrelatorOptions.defaults()).micros());
  }

  @Test
  void ids_wholeSecondsOnBothSides_areBoundedToLessThanASecond() {
    Random random = new Random(5);
    List<Function<Origin, ? extends LogEvent>> access = new ArrayList<>();
    List<Function<Origin, ? extends LogEvent>> timing = new ArrayList<>();
    double t = 0;
    for (int i = 0; i < 400; i++) {
      t += random.nextDouble() * 2;
      String id = "id" + i;
      access.add(coarse(t + 0.002, id));
      timing.add(coarseBackend(t + 0.6, id));
    }
    ClockOffset offset =
        second(new BuiltLogs().access(access).timing(timing), CorrelatorOptions.defaults());
    assertTrue(offset.lowMicros() <= 600_000 && offset.highMicros() >= 600_000, offset.toString());
    assertTrue(offset.highMicros() - offset.lowMicros() <= 1_000_000, offset.toString());
  }

  @Test
  void signatures_wholeSecondsOnBothSides_areBoundedToLessThanASecond() {
    Random random = new Random(5);
    List<Function<Origin, ? extends LogEvent>> access = new ArrayList<>();
    List<Function<Origin, ? extends LogEvent>> timing = new ArrayList<>();
    double t = 0;
    for (int i = 0; i < 400; i++) {
      t += random.nextDouble() * 6;
      access.add(coarse(t + 0.002, ""));
      timing.add(coarseBackend(t + 0.3, ""));
    }
    ClockOffset offset =
        second(new BuiltLogs().access(access).timing(timing), CorrelatorOptions.defaults());
    assertTrue(offset.lowMicros() <= 300_000 && offset.highMicros() >= 300_000, offset.toString());
    assertTrue(offset.highMicros() - offset.lowMicros() <= 500_000, offset.toString());
  }

  @Test
  void signatures_crowdThatWaitedTogether_doesNotOutvoteTheOthers() {
    List<Function<Origin, ? extends LogEvent>> access = new ArrayList<>();
    List<Function<Origin, ? extends LogEvent>> timing = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      access.add(proxy(i * 3.7 + 0.051, 0.052, "GET", "/api/x", 200));
      timing.add(backend(i * 3.7 + 0.05, 0.05, "GET", "/api/x", 200, ""));
    }
    // a convoy: each waited long and ran briefly, and anyone could be anyone's
    for (int i = 0; i < 40; i++) {
      access.add(proxy(100 + i * 0.025, 4 - i * 0.05, "GET", "/api/x", 200));
      timing.add(backend(100 + i * 0.025, 0.02, "GET", "/api/x", 200, ""));
    }
    ClockOffset offset =
        second(new BuiltLogs().access(access).timing(timing), CorrelatorOptions.defaults());
    assertEquals(0, offset.micros(), offset.toString());
    assertTrue(offset.lowMicros() <= 0 && offset.highMicros() >= 0, offset.toString());
    assertTrue(offset.highMicros() - offset.lowMicros() <= 250_000, offset.toString());
  }

  private static Function<Origin, LogEvent> coarse(double end, String id) {
    Moment at = new Moment(Events.at(Math.floor(end)), 1_000_000);
    return origin ->
        AccessEvent.at(origin, Hop.PROXY, at)
            .method("GET")
            .target("/api/x")
            .status(200)
            .requestId(id)
            .build();
  }

  private static Function<Origin, LogEvent> coarseBackend(double end, String id) {
    Moment at = new Moment(Events.at(Math.floor(end)), 1_000_000);
    return origin -> new BackendEvent(origin, at, 50_000, "GET", "/api/x", 200, -1, id);
  }

  @Test
  void signatures_skew_isFound() {
    ClockOffset offset = second(pair(47, false, true), CorrelatorOptions.defaults());
    near(47_000_000, offset.micros(), 3_000);
    assertEquals("method, path and status", offset.basis());
  }

  @Test
  void signatures_zoneAndSkew_areFoundTogether() {
    ClockOffset offset = second(pair(KOLKATA + 47, false, false), CorrelatorOptions.defaults());
    near(19_847_000_000L, offset.micros(), 3_000);
  }

  @Test
  void joined_onTheCorrectedClock() {
    Collected got =
        Collected.of(pair(KOLKATA + 47, false, false).build(), CorrelatorOptions.defaults());
    assertEquals(400, got.exchanges().size());
    long right =
        got.exchanges().stream()
            .filter(x -> x.backend().size() == 1)
            .filter(
                x ->
                    x.backend().get(0).event().origin().line()
                        == x.proxy().orElseThrow().origin().line())
            .count();
    assertTrue(right >= 398, "right " + right);
  }

  @Test
  void correctionOff_offsetIsReportedButNotApplied() {
    Collected got =
        Collected.of(
            pair(47, false, true).build(), CorrelatorOptions.defaults().withCorrectClocks(false));
    near(47_000_000, got.correlation().sources().get(1).clock().micros(), 3_000);
    assertTrue(
        got.exchanges().stream()
                .filter(x -> !x.backend().isEmpty() && x.proxy().isPresent())
                .count()
            < 100);
  }

  @Test
  void unrelated_sources_areLeftAlone() {
    Random random = new Random(5);
    List<Function<Origin, ? extends LogEvent>> access = new ArrayList<>();
    List<Function<Origin, ? extends LogEvent>> timing = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      access.add(proxy(random.nextDouble() * 600, 0.1, "GET", "/api/x", 200));
      timing.add(backend(random.nextDouble() * 600, 0.1, "GET", "/api/x", 200, ""));
    }
    ClockOffset offset =
        second(new BuiltLogs().access(access).timing(timing), CorrelatorOptions.defaults());
    assertEquals(0, offset.micros());
    assertEquals("none", offset.basis());
  }

  @Test
  void errorLog_zone_comesFromItsRequests() {
    ClockOffset offset =
        second(
            new BuiltLogs()
                .access(proxy(10.2, 5, "GET", "/api/x", 504))
                .errors(
                    complaint(
                        10 + KOLKATA,
                        Notice.UPSTREAM_TIMED_OUT,
                        Phase.READING_HEADER,
                        7,
                        "GET",
                        "/api/x")),
            CorrelatorOptions.defaults());
    near(19_800_000_000L, offset.micros(), 0);
  }
}
