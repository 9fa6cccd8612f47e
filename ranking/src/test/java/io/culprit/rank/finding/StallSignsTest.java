package io.culprit.rank.finding;

import static io.culprit.rank.finding.Found.sign;

import io.culprit.parse.event.Notice;
import io.culprit.rank.Cases;
import io.culprit.rank.Exchanges;
import io.culprit.rank.Exchanges.Source;
import io.culprit.rank.Incidents;
import org.junit.jupiter.api.Test;

/** What held the application: one handler, the whole process, one worker, or too little time. */
class StallSignsTest {
  private static final int ALL = 60;

  private static Exchanges waiting(Exchanges c) {
    return c.cutByProxy(5_000).waited(4_000).handler(1_500);
  }

  @Test
  void sameBlocker_thatEndsFirstEachTime_isPresentAndNamed() {
    sign("same-blocker", Incidents.blockedLoop())
        .isPresent(32, 32)
        .says("8 of 8 standstills")
        .says("GET /api/build/{id}");
  }

  @Test
  void sameBlocker_ofAProcessThatStoodStill_isAbsent() {
    sign("same-blocker", Incidents.frozenProcess()).isAbsent();
  }

  @Test
  void frozenProcess_afterWhichAllGoesOn_isPresent() {
    sign("frozen-process", Incidents.frozenProcess()).isPresent(32, 32).says("8 standstills");
  }

  @Test
  void frozenProcess_ofOneHandlerThatBlocks_isAbsent() {
    sign("frozen-process", Incidents.blockedLoop()).isAbsent();
  }

  @Test
  void standstills_whereThereAreNone_areUnobservable() {
    sign("same-blocker", Incidents.heavyTail()).isUnobservable("No standstill");
    sign("frozen-process", Incidents.heavyTail()).isUnobservable("No standstill");
  }

  @Test
  void starvedProcess_whereEverybodyWaits_isPresent() {
    sign(
            "starved-process",
            Cases.healthy(100)
                .calls(ALL, (c, i) -> i % 2 == 0 ? waiting(c) : c.waited(3_000).handler(900)))
        .isPresent(30, 30)
        .says("98 % waited too");
  }

  @Test
  void starvedProcess_whereOthersAreServedAtOnce_isAbsent() {
    sign("starved-process", Cases.healthy(100).calls(ALL, (c, i) -> i % 2 == 0 ? waiting(c) : c))
        .isAbsent();
  }

  @Test
  void busyWorker_whereOthersAreServedAtOnce_isPresent() {
    sign("busy-worker", Cases.healthy(100).calls(ALL, (c, i) -> i % 2 == 0 ? waiting(c) : c))
        .isPresent(30, 30)
        .says("only 0 % waited too");
  }

  @Test
  void busyWorker_whereEverybodyWaits_isAbsent() {
    sign(
            "busy-worker",
            Cases.healthy(100)
                .calls(ALL, (c, i) -> i % 2 == 0 ? waiting(c) : c.waited(3_000).handler(900)))
        .isAbsent();
  }

  @Test
  void busyOrStarved_withoutTheApplicationsTimes_areUnobservable() {
    Cases blind = Cases.healthy(100).calls(12, c -> c.cutByProxy(5_000).unhandled());
    sign("busy-worker", blind).isUnobservable("own durations");
    sign("starved-process", blind).isUnobservable("own durations");
  }

  @Test
  void loopBlockedMessage_inTheFailuresTime_isPresentAndCited() {
    Cases c = Cases.healthy(100);
    long at = 1000 * c.next();
    sign(
            "loop-blocked-message",
            c.message(Source.SERVER, Notice.LOOP_BLOCKED, at + 4_000)
                .calls(12, (x, i) -> waiting(x.at(at + 100 * i))))
        .isPresent(12, 12)
        .says("1 messages")
        .cites(Source.SERVER, 90_001);
  }

  @Test
  void loopBlockedMessage_farFromTheFailures_isAbsent() {
    Cases c = Cases.healthy(100);
    sign(
            "loop-blocked-message",
            c.message(Source.SERVER, Notice.LOOP_BLOCKED, 50_000)
                .calls(12, StallSignsTest::waiting))
        .isAbsentFrom(12);
  }

  @Test
  void loopBlockedMessage_whereNoneIsLogged_isUnobservable() {
    sign("loop-blocked-message", Cases.healthy(100).calls(12, StallSignsTest::waiting))
        .isUnobservable("WORKER TIMEOUT");
  }

  /**
   * Every tenth second a build of four seconds and, unless alone, a fast call that ends with it.
   */
  private static Cases builds(long endsLater) {
    Cases c = Cases.healthy(60);
    for (int i = 0; i < 10; i++) {
      long at = 100_000 + 10_000L * i;
      int turn = i;
      c.calls(1, x -> x.at(at).path("/api/build/" + turn).cutByProxy(3_000).handler(4_000))
          .calls(
              1,
              x -> x.at(at + 900).path("/api/quick").cutByProxy(3_000).handler(3_103 + endsLater));
    }
    return c.calls(200, (x, i) -> x.at(100_000 + 500L * i));
  }

  @Test
  void releasedTogether_ofCallsThatEndWithAnother_isPresentAndNamed() {
    sign("released-together", builds(0))
        .isPresent(20, 20)
        .says("10 slow requests")
        .says("GET /api/build/{id}");
  }

  @Test
  void releasedTogether_ofCallsThatEndAnyhow_isAbsent() {
    sign("released-together", builds(700)).isUnobservable("end together");
  }

  @Test
  void releasedTogether_whereAllStandStill_isLeftToTheStandstills() {
    sign("released-together", Incidents.blockedLoop()).isUnobservable("end together");
  }

  /** Calls that four threads serve one after another, each 1 s, while two come each second. */
  private static Cases fullPool() {
    return Cases.healthy(100)
        .calls(
            ALL,
            (c, i) -> {
              long arrived = 200_000 + 200L * i;
              long begun = 200_000 + 1_000L * (i / 4) + 7L * (i % 4);
              Exchanges waiting = c.at(arrived).handler(1_000).waited(begun - arrived);
              return begun - arrived > 2_000
                  ? waiting.cutByProxy(2_000).handler(1_000).waited(begun - arrived)
                  : waiting;
            });
  }

  @Test
  void fullPool_whereEachBeginsAsAnotherEnds_isPresentAndSaysHowLarge() {
    sign("full-pool", fullPool()).says("4 handlers");
    sign("starved-process", fullPool()).isAbsent();
  }

  @Test
  void fullPool_ofABlockedLoopOrAFrozenProcess_isAbsent() {
    sign("full-pool", Incidents.blockedLoop()).isAbsent();
    sign("full-pool", Incidents.frozenProcess()).isAbsent();
  }

  /** Where the proxy logs no times, the burst after the standstill tells who had waited. */
  @Test
  void standstill_withoutTheProxysTimes_showsByTheBurstAfterIt() {
    Cases c = Cases.of().calls(100, Exchanges::coarse);
    for (int stop = 0; stop < 4; stop++) {
      long from = 110_000 + 20_000L * stop;
      c.calls(6, (x, i) -> x.coarse().at(from + 300L * i).handler(200));
      c.calls(
          6,
          (x, i) ->
              x.at(from + 3_000 + 700L * i)
                  .cutByProxy(5_000)
                  .coarse()
                  .waited(8_000 - 700L * i)
                  .handler(30 + i));
      c.calls(6, (x, i) -> x.coarse().at(from + 13_000 + 900L * i).handler(40));
    }
    sign("frozen-process", c).says("4 standstills");
  }
}
