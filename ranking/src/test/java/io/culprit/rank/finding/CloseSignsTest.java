package io.culprit.rank.finding;

import static io.culprit.rank.finding.Found.sign;

import io.culprit.correlate.Outcome;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Phase;
import io.culprit.rank.Cases;
import io.culprit.rank.Exchanges;
import io.culprit.rank.Exchanges.Source;
import org.junit.jupiter.api.Test;

/** Closes and resets by the client's side: at a limit, on leaving, from one network. */
class CloseSignsTest {
  private static final String APP = "AcmeApp/3.1 (Android 16)";

  @Test
  void clientLimitWall_ofManyClientsClosingAtOneTime_isPresentAndNamesTheTime() {
    sign("client-limit-wall", Cases.healthy(100).calls(12, (c, i) -> c.closed(10_000 + 2 * i)))
        .isPresent(12, 12)
        .says("10.01 s")
        .says("from 12 clients")
        .cites(Source.PROXY, 101);
  }

  @Test
  void clientLimitWall_ofTheBalancersAddress_isAbsent() {
    sign(
            "client-limit-wall",
            Cases.of()
                .calls(100, c -> c.from(Exchanges.FRONT))
                .calls(12, c -> c.from(Exchanges.FRONT).closed(10_000)))
        .isAbsentFrom(12);
  }

  @Test
  void clientLimitWall_withoutAnyTimes_isUnobservable() {
    sign(
            "client-limit-wall",
            Cases.of()
                .calls(50, c -> c.coarse().unhandled())
                .calls(5, c -> c.closed(9_000).coarse().unhandled()))
        .isUnobservable("Request times");
  }

  @Test
  void scatteredAborts_atAnyTime_isPresent() {
    sign("scattered-aborts", Cases.healthy(100).calls(12, (c, i) -> c.closed(300 + 900 * i)))
        .isPresent(12, 12)
        .cites(Source.PROXY, 101);
  }

  @Test
  void scatteredAborts_atOneTime_isAbsent() {
    sign("scattered-aborts", Cases.healthy(100).calls(12, c -> c.closed(10_000))).isAbsentFrom(12);
  }

  @Test
  void scatteredAborts_asFewAsOnAnyDay_isAbsent() {
    sign("scattered-aborts", Cases.healthy(300).calls(3, (c, i) -> c.closed(900 + 900 * i)))
        .isAbsent();
  }

  @Test
  void scatteredAborts_thatWereResets_isAbsent() {
    sign(
            "scattered-aborts",
            Cases.healthy(100)
                .calls(
                    12,
                    (c, i) ->
                        c.closed(300 + 900 * i).notice(Notice.CLIENT_RESET, Phase.READING_HEADER)))
        .isAbsentFrom(12);
  }

  @Test
  void abortThenPage_ofClientsThatLoadAPageAtOnce_isPresent() {
    Cases c = Cases.healthy(100);
    for (int i = 0; i < 8; i++) {
      String user = "31.9.0." + i;
      c.calls(1, x -> x.from(user).closed(400))
          .calls(1, x -> x.from(user).pageLoad().at(1000 * c.next() - 500));
    }
    sign("abort-then-page", c).isPresent(8, 8).cites(Source.PROXY, 101);
  }

  @Test
  void abortThenPage_ofAnotherClientsPage_isAbsent() {
    Cases c = Cases.healthy(100);
    for (int i = 0; i < 8; i++) {
      String user = "31.9.0." + i;
      String other = "31.9.1." + i;
      c.calls(1, x -> x.from(user).closed(400))
          .calls(1, x -> x.from(other).pageLoad().at(1000 * c.next() - 500));
    }
    sign("abort-then-page", c).isAbsentFrom(8);
  }

  @Test
  void abortThenPage_withoutPagesInTheLog_isUnobservable() {
    sign("abort-then-page", Cases.healthy(100).calls(8, c -> c.closed(400)))
        .isUnobservable("Page loads");
  }

  @Test
  void oneClientKind_thatAloneCloses_isPresentAndNamed() {
    sign("one-client-kind", Cases.healthy(100).calls(12, c -> c.agent(APP).closed(8_000)))
        .isPresent(12, 12)
        .says("AcmeApp/3.1")
        .cites(Source.PROXY, 101);
  }

  @Test
  void oneClientKind_thatEverybodyUses_isAbsent() {
    sign(
            "one-client-kind",
            Cases.of().calls(100, c -> c.agent(APP)).calls(12, c -> c.agent(APP).closed(8_000)))
        .isAbsent();
  }

  @Test
  void oneClientKind_ofBrowsers_isNoKind() {
    sign("one-client-kind", Cases.healthy(100).calls(12, c -> c.closed(8_000))).isAbsentFrom(12);
  }

  @Test
  void oneClientKind_withoutAgents_isUnobservable() {
    sign("one-client-kind", Cases.healthy(100).calls(12, c -> c.agent("").closed(8_000)))
        .isUnobservable("User agents");
  }

  @Test
  void clientReset_ofConnectionsReset_isPresentAndCitesTheComplaint() {
    sign(
            "client-reset",
            Cases.healthy(100)
                .calls(8, c -> c.closed(700).notice(Notice.CLIENT_RESET, Phase.READING_HEADER)))
        .isPresent(8, 8)
        .cites(Source.ERRORS, 101);
  }

  @Test
  void clientReset_ofOrderlyCloses_isAbsent() {
    sign(
            "client-reset",
            Cases.healthy(100)
                .calls(8, c -> c.closed(700).notice(Notice.CLIENT_CLOSED, Phase.READING_HEADER)))
        .isAbsentFrom(8);
  }

  @Test
  void clientReset_withAnErrorLogThatStopsAboveInfo_isUnobservable() {
    sign(
            "client-reset",
            Cases.healthy(100)
                .calls(
                    8,
                    c ->
                        c.cutByProxy(5_000)
                            .notice(Notice.UPSTREAM_TIMED_OUT, Phase.READING_HEADER)))
        .isUnobservable("level info");
  }

  @Test
  void oneNetwork_thatAloneCloses_isPresentAndNamed() {
    sign(
            "one-network",
            Cases.healthy(100)
                .calls(12, (c, i) -> c.from("77.44." + i + ".9").closed(500 + 300 * i)))
        .isPresent(12, 12)
        .says("77.44.0.0/16");
  }

  @Test
  void oneNetwork_takesACarriersSharedRangeAsOne() {
    sign(
            "one-network",
            Cases.healthy(100)
                .calls(12, (c, i) -> c.from("100." + (64 + 5 * i) + ".1.9").closed(500 + 300 * i)))
        .isPresent(12, 12)
        .says("carrier NAT");
  }

  @Test
  void oneNetwork_ofClosesFromEverywhere_isAbsent() {
    sign("one-network", Cases.healthy(100).calls(16, (c, i) -> c.closed(500 + 300 * i))).isAbsent();
  }

  @Test
  void oneNetwork_behindOneFrontAddress_isUnobservable() {
    sign(
            "one-network",
            Cases.of()
                .calls(100, c -> c.from(Exchanges.FRONT))
                .calls(12, (c, i) -> c.from(Exchanges.FRONT).closed(500 + 300 * i)))
        .isUnobservable("Client addresses");
  }

  @Test
  void resetBehindProxy_ofAnswersTheApplicationMade_isPresent() {
    sign(
            "reset-behind-proxy",
            Cases.healthy(100)
                .calls(
                    8,
                    c ->
                        c.ended(502, Outcome.GATEWAY_ERROR)
                            .notice(Notice.UPSTREAM_RESET, Phase.READING_HEADER)))
        .isPresent(8, 8)
        .says("8 of which the application finished")
        .cites(Source.ERRORS, 101);
  }

  @Test
  void resetBehindProxy_besideAKill_isAbsent() {
    Cases c = Cases.healthy(100);
    long at = 1000 * c.next();
    sign(
            "reset-behind-proxy",
            c.message(Source.SERVER, Notice.WORKER_KILLED, at)
                .calls(
                    8,
                    (x, i) ->
                        x.at(at + 100 * i)
                            .ended(502, Outcome.GATEWAY_ERROR)
                            .notice(Notice.UPSTREAM_RESET, Phase.READING_HEADER)))
        .isAbsentFrom(8);
  }

  @Test
  void resetBehindProxy_withoutAnErrorLog_isUnobservable() {
    sign("reset-behind-proxy", Cases.healthy(50).calls(5, Exchanges::lostUpstream))
        .isUnobservable("error log");
  }
}
