package io.culprit.correlate;

import static io.culprit.correlate.Events.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.Hop;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes that a proxy and an application log: they tell calls apart, and cut answers. */
final class SizesTest {
  /** A line of whole seconds with a size, and a handler's record with one. */
  private static Function<Origin, AccessEvent> sized(
      double end, String path, int status, long bytes) {
    return origin ->
        AccessEvent.at(origin, Hop.PROXY, new Moment(at(Math.floor(end)), 1_000_000))
            .method("GET")
            .target(path)
            .status(status)
            .bytes(bytes)
            .client("192.0.2.1")
            .build();
  }

  private static Function<Origin, BackendEvent> sizedBackend(
      double end, double duration, String path, long bytes) {
    return origin ->
        new BackendEvent(
            origin,
            new Moment(at(end), 1_000),
            Math.round(duration * 1_000_000),
            "GET",
            path,
            200,
            bytes,
            "");
  }

  private static Collected run(BuiltLogs logs) {
    return Collected.of(logs.build(), CorrelatorOptions.defaults());
  }

  /** Pairs of calls of one route in one second, told apart by nothing but their sizes. */
  private static Collected crosswise(long counted) {
    List<Function<Origin, ? extends LogEvent>> access = new ArrayList<>();
    List<Function<Origin, ? extends LogEvent>> timing = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      double second = 10 + 3 * i;
      access.add(sized(second + 0.3, "/api/x", 200, counted + 40_000 + 101L * i));
      access.add(sized(second + 0.5, "/api/x", 200, counted + 2_000 + 103L * i));
      timing.add(sizedBackend(second + 0.31, 0.08, "/api/x", 2_000 + 103L * i));
      timing.add(sizedBackend(second + 0.52, 0.08, "/api/x", 40_000 + 101L * i));
    }
    return run(new BuiltLogs().access(access).timing(timing));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 231})
  void sizes_tellCallsOfOneSecondApart_alsoWhereHeadersAreCounted(long counted) {
    List<Exchange> got = crosswise(counted).exchanges();
    assertEquals(40, got.size());
    // how the sizes compare has been learnt by then
    for (Exchange x : got.subList(16, 40)) {
      assertEquals(
          x.proxy().orElseThrow().bytes() - counted,
          x.backend().get(0).event().bytes(),
          x::toString);
      assertEquals(Outcome.DELIVERED, x.outcome());
    }
  }

  @Test
  void wholeAnswer_withTwoRecordsOfItsRouteOneOfWhichFits_isNotCalledCut() {
    List<Function<Origin, ? extends LogEvent>> access = new ArrayList<>();
    List<Function<Origin, ? extends LogEvent>> timing = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      access.add(sized(10 + 3 * i, "/api/x", 200, 3_000 + 17L * i));
      timing.add(sizedBackend(10.2 + 3 * i, 0.08, "/api/x", 3_000 + 17L * i));
    }
    // the other call of this second never came to the proxy's log
    access.add(sized(100, "/api/x", 200, 5_000));
    timing.add(sizedBackend(100.5, 0.08, "/api/x", 9_000));
    timing.add(sizedBackend(100.9, 0.08, "/api/x", 5_000));
    Collected got = run(new BuiltLogs().access(access).timing(timing));
    assertTrue(got.exchanges().stream().noneMatch(x -> x.outcome() == Outcome.TRUNCATED));
  }

  @Test
  void answerShorterThanItsOnlyRecord_isCut() {
    List<Function<Origin, ? extends LogEvent>> access = new ArrayList<>();
    List<Function<Origin, ? extends LogEvent>> timing = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      access.add(sized(10 + 3 * i, "/api/x", 200, i == 7 ? 1_000 : 3_000 + 17L * i));
      timing.add(sizedBackend(10.2 + 3 * i, 0.08, "/api/x", 3_000 + 17L * i));
    }
    Collected got = run(new BuiltLogs().access(access).timing(timing));
    assertEquals(1, got.exchanges().stream().filter(x -> x.outcome() == Outcome.TRUNCATED).count());
  }
}
