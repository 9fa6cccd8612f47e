package io.culprit.rank.finding;

import static io.culprit.rank.finding.Found.sign;

import io.culprit.correlate.Outcome;
import io.culprit.parse.event.AppServer;
import io.culprit.rank.Cases;
import io.culprit.rank.Exchanges;
import io.culprit.rank.Exchanges.Source;
import org.junit.jupiter.api.Test;

/** Requests that waited before their handlers, alone or all together. */
class QueueSignsTest {
  private static Exchanges queued(Exchanges c) {
    return c.cutByProxy(5_000).waited(4_500).handler(600);
  }

  @Test
  void queueWait_beforeTheHandler_isPresentAndSaysHowLong() {
    sign("queue-wait", Cases.healthy(100).calls(12, QueueSignsTest::queued))
        .isPresent(12, 12)
        .healthy(0, 100)
        .says("median 4.50 s")
        .cites(Source.PROXY, 101)
        .cites(Source.BACKEND, 101);
  }

  @Test
  void queueWait_ofHandlersThatAreSlowThemselves_isAbsent() {
    sign("queue-wait", Cases.healthy(100).calls(12, c -> c.cutByProxy(5_000))).isAbsentFrom(12);
  }

  @Test
  void queueWait_asOftenOnDeliveredRequests_isAbsent() {
    sign(
            "queue-wait",
            Cases.of().calls(100, c -> c.waited(4_500)).calls(12, QueueSignsTest::queued))
        .healthy(100, 100)
        .isAbsent();
  }

  @Test
  void queueWait_withoutTheApplicationsTimes_isUnobservable() {
    sign("queue-wait", Cases.healthy(100).calls(12, c -> c.cutByProxy(5_000).unhandled()))
        .isUnobservable("own durations");
  }

  @Test
  void allRoutesAtOnce_inTheSameSeconds_isPresentAndCountsTheRoutes() {
    sign("all-routes-at-once", Cases.healthy(100).calls(12, c -> c.closed(3_000)))
        .isPresent(12, 12)
        .says("on 3 routes");
  }

  @Test
  void allRoutesAtOnce_ofOneRoute_isAbsent() {
    sign(
            "all-routes-at-once",
            Cases.healthy(100).calls(12, (c, i) -> c.path("/api/search/" + i).closed(3_000)))
        .isAbsentFrom(12);
  }

  @Test
  void allRoutesAtOnce_overManyMinutes_isAbsent() {
    sign(
            "all-routes-at-once",
            Cases.healthy(100).calls(12, (c, i) -> c.at(101_000 + 60_000L * i).closed(3_000)))
        .isAbsentFrom(12);
  }

  @Test
  void allRoutesAtOnce_whereThereIsOnlyOne_isUnobservable() {
    sign("all-routes-at-once", Cases.of().calls(60, (c, i) -> c.path("/api/search/" + i)))
        .isUnobservable("Only one route");
  }

  @Test
  void lateSuccess_thatUvicornLoggedAfterTheCut_isPresent() {
    sign(
            "late-success",
            Cases.of()
                .calls(100, c -> c.served(AppServer.UVICORN, 200, 1))
                .calls(12, c -> queued(c).served(AppServer.UVICORN, 200, 0.9)))
        .isPresent(12, 12)
        .cites(Source.SERVER, 101)
        .cites(Source.PROXY, 101);
  }

  @Test
  void lateSuccess_byAGuessOrOfGunicornThatAlwaysLogs_isAbsent() {
    sign(
            "late-success",
            Cases.of()
                .calls(100, c -> c.served(AppServer.UVICORN, 200, 1))
                .calls(6, c -> queued(c).served(AppServer.UVICORN, 200, 0.3))
                .calls(6, c -> queued(c).served(AppServer.GUNICORN, 200, 1)))
        .isAbsentFrom(12);
  }

  /** A balancer that does not pass a close on leaves the server nothing to notice. */
  @Test
  void lateSuccess_whereTheProxyNeverLearntOfTheClose_isAbsent() {
    sign(
            "late-success",
            Cases.of()
                .calls(100, c -> c.served(AppServer.UVICORN, 200, 1))
                .calls(
                    12,
                    c ->
                        c.took(400)
                            .ended(200, Outcome.CLOSED_BY_CLIENT)
                            .served(AppServer.UVICORN, 200, 1)))
        .isAbsentFrom(12);
  }

  @Test
  void lateSuccess_withoutUvicornsLog_isUnobservable() {
    sign("late-success", Cases.healthy(100).calls(12, QueueSignsTest::queued))
        .isUnobservable("uvicorn");
  }
}
