package io.culprit.correlate;

import static io.culprit.correlate.Events.backend;
import static io.culprit.correlate.Events.proxy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.Hop;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Equal requests in a crowd, without ids: their order tells them apart. */
final class CrowdTest {
  private static final double LIMIT = 5;

  /** One request; the duration of its handler makes it known again. */
  private record Request(String path, double came, double ran, double took) {
    double done() {
      return ran + took;
    }

    boolean cut() {
      return done() - came > LIMIT;
    }

    double end() {
      return cut() ? came + LIMIT : done() + 0.0005;
    }
  }

  /**
   * Requests that come while a loop stands still, and are taken in turn when it goes on; some calm
   * ones before them, which show that the clocks agree.
   */
  private static List<Request> convoy(int seed, double every) {
    Random random = new Random(seed);
    List<Request> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(new Request("/api/a", i - 25.0, i - 24.999, 0.05 + 0.0107 * i));
    }
    double goesOn = 8;
    for (int i = 0; i < 40; i++) {
      double came = i * every;
      double took = 0.02 + 0.0007 * i + random.nextInt(400) / 1000.0;
      all.add(
          new Request("/api/" + "abc".charAt(random.nextInt(3)), came, goesOn + i * 0.004, took));
    }
    return all;
  }

  private static Function<Origin, AccessEvent> line(Request r, boolean wholeSeconds) {
    double end = r.end();
    double stated = wholeSeconds ? Math.floor(end) : Math.floor(end * 1000) / 1000;
    return proxy(
        stated,
        Math.round((end - r.came()) * 1000) / 1000.0,
        "GET",
        r.path(),
        r.cut() ? 504 : 200,
        b -> b);
  }

  private static int right(List<Request> requests, boolean wholeSeconds) {
    List<Request> byEnd =
        requests.stream().sorted(Comparator.comparingDouble(Request::end)).toList();
    List<Request> byDone =
        requests.stream().sorted(Comparator.comparingDouble(Request::done)).toList();
    List<Function<Origin, AccessEvent>> lines = new ArrayList<>();
    for (Request r : byEnd) {
      Function<Origin, AccessEvent> fine = line(r, wholeSeconds);
      lines.add(wholeSeconds ? origin -> coarse(fine.apply(origin)) : fine);
    }
    List<Function<Origin, BackendEvent>> records = new ArrayList<>();
    for (Request r : byDone) {
      records.add(backend(Math.floor(r.done() * 1000) / 1000, r.took(), "GET", r.path(), 200, ""));
    }
    Collected got =
        Collected.of(
            new BuiltLogs().access(lines).timing(records).build(), CorrelatorOptions.defaults());
    int right = 0;
    for (Exchange x : got.exchanges()) {
      if (x.proxy().isPresent() && !x.backend().isEmpty()) {
        Request own = byEnd.get((int) x.proxy().get().origin().line() - 1);
        Request told = byDone.get((int) x.backend().get(0).event().origin().line() - 1);
        right += own.equals(told) ? 1 : 0;
      }
    }
    return right;
  }

  private static AccessEvent coarse(AccessEvent e) {
    return AccessEvent.at(e.origin(), Hop.PROXY, new Moment(e.end().micros(), 1_000_000))
        .durationMicros(e.durationMicros())
        .method(e.method())
        .target(e.target())
        .status(e.status())
        .upstreamLogged(true)
        .attempts(e.attempts())
        .client("192.0.2.1")
        .build();
  }

  @Test
  void convoyBehindABlockedLoop_linesOfWholeSeconds_nearlyAllFindTheirOwn() {
    int right = 0;
    for (int seed = 1; seed <= 10; seed++) {
      right += right(convoy(seed, 0.19), true);
    }
    assertTrue(right >= 0.92 * 600, "right: " + right);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void convoyBehindABlockedLoop_linesOfMilliseconds_eachFindsItsOwn(int seed) {
    assertEquals(60, right(convoy(seed, 0.19), false));
  }
}
