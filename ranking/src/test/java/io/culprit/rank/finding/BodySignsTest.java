package io.culprit.rank.finding;

import static io.culprit.rank.finding.Found.sign;

import io.culprit.correlate.Outcome;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Phase;
import io.culprit.parse.event.UpstreamAttempt;
import io.culprit.rank.Cases;
import io.culprit.rank.Exchanges;
import io.culprit.rank.Exchanges.Source;
import org.junit.jupiter.api.Test;

/** Answers that began and did not arrive whole, and answers that are large. */
class BodySignsTest {
  @Test
  void cutWhileReadingBody_ofAnUpstreamThatClosesEarly_isPresent() {
    sign(
            "cut-while-reading-body",
            Cases.healthy(100)
                .calls(
                    8,
                    c ->
                        c.truncated(900, 2_000).notice(Notice.UPSTREAM_CLOSED, Phase.READING_BODY)))
        .isPresent(8, 8)
        .cites(Source.ERRORS, 101);
  }

  @Test
  void cutWhileReadingBody_beforeTheHeaderOrByTheClient_isAbsent() {
    sign(
            "cut-while-reading-body",
            Cases.healthy(100)
                .calls(
                    8,
                    c ->
                        c.cutByProxy(5_000).notice(Notice.UPSTREAM_TIMED_OUT, Phase.READING_HEADER))
                .calls(
                    8,
                    c ->
                        c.truncated(900, 2_000)
                            .notice(Notice.CLIENT_RESET, Phase.SENDING_TO_CLIENT)))
        .isAbsentFrom(16);
  }

  @Test
  void cutWhileReadingBody_byTheBalancersLog_isPresent() {
    sign(
            "cut-while-reading-body",
            Cases.of()
                .calls(100, c -> c.balancer("----", 200))
                .calls(8, c -> c.truncated(900, 2_000).balancer("SD--", 200)))
        .isPresent(8, 8);
  }

  @Test
  void cutWhileReadingBody_withoutErrorOrBalancerLog_isUnobservable() {
    sign("cut-while-reading-body", Cases.healthy(50).calls(5, c -> c.truncated(900, 2_000)))
        .isUnobservable("error log");
  }

  @Test
  void stalledBody_ofAnswersThatFallShort_isPresent() {
    sign("stalled-body", Cases.healthy(100).calls(8, c -> c.truncated(900, 2_000)))
        .isPresent(8, 8)
        .cites(Source.PROXY, 101);
  }

  @Test
  void stalledBody_thatTheClientBrokeOffByTheBalancersLog_isAbsent() {
    sign(
            "stalled-body",
            Cases.of()
                .calls(100, c -> c.balancer("----", 200))
                .calls(8, c -> c.truncated(900, 2_000).balancer("CD--", 200)))
        .isAbsentFrom(8);
  }

  @Test
  void stalledBody_thatTheClientBrokeOff_isAbsent() {
    sign(
            "stalled-body",
            Cases.healthy(100)
                .calls(
                    8,
                    c ->
                        c.truncated(900, 2_000)
                            .notice(Notice.CLIENT_RESET, Phase.SENDING_TO_CLIENT)))
        .isAbsentFrom(8);
  }

  @Test
  void stalledBody_withoutBytesInTheLog_isUnobservable() {
    sign("stalled-body", Cases.of().calls(60, c -> c.sentBytes(-1))).isUnobservable("Bytes sent");
  }

  @Test
  void clientStoppedReading_ofTheProxysSendTimer_isPresent() {
    sign(
            "client-stopped-reading",
            Cases.healthy(100)
                .calls(
                    8,
                    c ->
                        c.truncated(90_000, 5_000_000)
                            .notice(Notice.CLIENT_TIMED_OUT, Phase.SENDING_TO_CLIENT, "info")))
        .isPresent(8, 8)
        .cites(Source.ERRORS, 101);
  }

  @Test
  void clientStoppedReading_ofAClientSlowToAsk_isAbsent() {
    sign(
            "client-stopped-reading",
            Cases.healthy(100)
                .calls(
                    8,
                    c ->
                        c.closed(60_000)
                            .notice(Notice.CLIENT_TIMED_OUT, Phase.READING_CLIENT, "info")))
        .isAbsentFrom(8);
  }

  @Test
  void clientStoppedReading_withoutLevelInfo_isUnobservable() {
    sign("client-stopped-reading", Cases.healthy(50).calls(5, c -> c.truncated(900, 2_000)))
        .isUnobservable("level info");
  }

  @Test
  void largeBodiesFail_whereOnlyLargeOnesFail_isPresent() {
    sign("large-bodies-fail", Cases.healthy(100).calls(8, c -> c.truncated(90_000, 5_000_000)))
        .isPresent(8, 8)
        .healthy(0, 100)
        .says("from 250 kB on")
        .cites(Source.PROXY, 101);
  }

  @Test
  void largeBodiesFail_whereLargeOnesAlsoArrive_isAbsent() {
    sign(
            "large-bodies-fail",
            Cases.of()
                .calls(60, c -> c.bytes(2_000))
                .calls(40, c -> c.bytes(5_000_000))
                .calls(8, (c, i) -> c.truncated(900, i % 2 == 0 ? 5_000_000 : 2_000)))
        .isAbsent();
  }

  @Test
  void largeBodiesFail_ofFailuresWithoutSizes_isUnobservable() {
    sign("large-bodies-fail", Cases.healthy(50).calls(5, Exchanges::lostUpstream))
        .isUnobservable("Body sizes");
  }

  @Test
  void timeGrowsWithBytes_whereLargeAnswersTakeLong_isPresent() {
    sign(
            "time-grows-with-bytes",
            Cases.healthy(60)
                .calls(
                    10,
                    (c, i) ->
                        c.path("/api/export/" + i)
                            .bytes(10_000 + 8_000L * i)
                            .handler(400 + 200 * i))
                .calls(
                    14,
                    (c, i) ->
                        c.path("/api/export/" + i)
                            .cutByProxy(5_000)
                            .bytes(3_000_000 + 100_000L * i)
                            .handler(5_500 + 200 * i)))
        .isPresent(14, 14)
        .healthy(0, 10)
        .says("GET /api/export/{id}")
        .cites(Source.PROXY, 71);
  }

  @Test
  void timeGrowsWithBytes_whereTimeIgnoresSize_isAbsent() {
    sign(
            "time-grows-with-bytes",
            Cases.healthy(60)
                .calls(
                    20,
                    (c, i) ->
                        c.path("/api/export/" + i)
                            .cutByProxy(5_000)
                            .bytes(3_000_000 + 100_000L * i)
                            .handler(5_500 + 300 * (i * 7 % 20))))
        .isAbsentFrom(20);
  }

  @Test
  void timeGrowsWithBytes_withoutTheApplicationsSizes_isUnobservable() {
    sign("time-grows-with-bytes", Cases.of().calls(60, c -> c.bytes(-1)))
        .isUnobservable("body sizes");
  }

  @Test
  void bufferedToDisk_ofFailedAnswersOnly_isPresent() {
    sign(
            "buffered-to-disk",
            Cases.healthy(100)
                .calls(
                    8,
                    c ->
                        c.truncated(90_000, 5_000_000)
                            .notice(Notice.RESPONSE_BUFFERED, Phase.READING_BODY, "warn")))
        .isPresent(8, 8)
        .healthy(0, 100)
        .cites(Source.ERRORS, 101);
  }

  @Test
  void bufferedToDisk_asOftenOnDeliveredAnswers_isAbsent() {
    sign(
            "buffered-to-disk",
            Cases.of()
                .calls(100, c -> c.notice(Notice.RESPONSE_BUFFERED, Phase.READING_BODY, "warn"))
                .calls(
                    8,
                    c ->
                        c.truncated(900, 2_000)
                            .notice(Notice.RESPONSE_BUFFERED, Phase.READING_BODY, "warn")))
        .healthy(100, 100)
        .isAbsent();
  }

  @Test
  void bufferedToDisk_whereNothingWasBuffered_isUnobservable() {
    sign("buffered-to-disk", Cases.healthy(50).calls(5, c -> c.truncated(900, 2_000)))
        .isUnobservable("level warn");
  }

  @Test
  void upstreamWasDone_longBeforeTheCut_isPresentAndTheBodyWasNotStalled() {
    Cases c =
        Cases.healthy(100)
            .calls(
                8,
                x ->
                    x.truncated(300_000, 5_000_000)
                        .took(4_000)
                        .attempts(new UpstreamAttempt("", 200, 0, 300_000, 400_000)));
    sign("upstream-was-done", c).isPresent(8, 8).cites(Source.PROXY, 101);
    sign("stalled-body", c).isAbsentFrom(8);
  }

  @Test
  void upstreamWasDone_asTheCutCame_isAbsent() {
    Cases c = Cases.healthy(100).calls(8, x -> x.truncated(900, 2_000).took(4_000).handler(3_990));
    sign("upstream-was-done", c).isAbsentFrom(8);
    sign("stalled-body", c).isPresent(8, 8);
  }

  @Test
  void raisedAfterStart_moreExceptionsThanErrors_isPresentAlthoughNoRequestShowsIt() {
    Cases c = Cases.healthy(100);
    for (int i = 0; i < 12; i++) {
      c.message(Source.SERVER, Notice.EXCEPTION, 1_000 + 5_000 * i);
    }
    c.calls(2, x -> x.ended(500, Outcome.APP_ERROR));
    sign("raised-after-start", c).says("at least 10").cites(Source.SERVER, 90_001);
  }

  @Test
  void raisedAfterStart_withAnErrorForEachExceptionOrALostClient_isAbsent() {
    Cases c = Cases.healthy(100);
    for (int i = 0; i < 12; i++) {
      c.message(Source.SERVER, Notice.EXCEPTION, 1_000 + 5_000 * i);
    }
    c.calls(6, x -> x.ended(500, Outcome.APP_ERROR)).calls(5, x -> x.closed(800));
    sign("raised-after-start", c).isAbsent();
  }
}
