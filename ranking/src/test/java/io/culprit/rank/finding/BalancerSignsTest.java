package io.culprit.rank.finding;

import static io.culprit.rank.finding.Found.sign;

import io.culprit.correlate.Outcome;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Phase;
import io.culprit.rank.Cases;
import io.culprit.rank.Exchanges;
import io.culprit.rank.Exchanges.Source;
import org.junit.jupiter.api.Test;

/** Who cut: the proxy, or the load balancer in front of it. */
class BalancerSignsTest {
  @Test
  void proxyTimeoutWall_of504sAtOneTime_isPresentAndNamesTheTime() {
    sign(
            "proxy-timeout-wall",
            Cases.healthy(100)
                .calls(12, (c, i) -> c.cutByProxy(5_000 + i))
                .calls(3, c -> c.closed(900)))
        .isPresent(12, 15)
        .says("12 of them at 5.0")
        .cites(Source.PROXY, 101)
        .cites(Source.BACKEND, 101);
  }

  @Test
  void proxyTimeoutWall_citesTheComplaintBesideTheAccessLine() {
    sign(
            "proxy-timeout-wall",
            Cases.healthy(100)
                .calls(
                    4,
                    c ->
                        c.cutByProxy(5_000)
                            .notice(Notice.UPSTREAM_TIMED_OUT, Phase.READING_HEADER)))
        .isPresent(4, 4)
        .cites(Source.ERRORS, 101)
        .cites(Source.PROXY, 101);
  }

  @Test
  void proxyTimeoutWall_whereClientsCloseOrTheUpstreamDies_isAbsent() {
    sign(
            "proxy-timeout-wall",
            Cases.healthy(100).calls(12, c -> c.closed(5_000)).calls(6, Exchanges::lostUpstream))
        .isAbsentFrom(18);
  }

  @Test
  void proxyTimeoutWall_withoutAProxyLog_isUnobservable() {
    sign("proxy-timeout-wall", Cases.of().calls(60, c -> c.unseenByProxy().balancer("----", 200)))
        .isUnobservable("504");
  }

  @Test
  void lbTermination_ofTheBalancersServerTimeout_isPresentAndNamesTheTime() {
    sign(
            "lb-termination",
            Cases.of()
                .calls(100, c -> c.balancer("----", 200))
                .calls(
                    12,
                    c ->
                        c.closed(10_000).ended(499, Outcome.GATEWAY_TIMEOUT).balancer("sH--", 504)))
        .isPresent(12, 12)
        .says("at 10.00 s")
        .cites(Source.BALANCER, 101);
  }

  @Test
  void lbTermination_ofAProxys504PassedOn_isAbsent() {
    sign(
            "lb-termination",
            Cases.of()
                .calls(100, c -> c.balancer("----", 200))
                .calls(12, c -> c.cutByProxy(5_000).balancer("----", 504)))
        .isAbsentFrom(12);
  }

  @Test
  void lbTermination_withoutABalancersLog_isUnobservable() {
    sign("lb-termination", Cases.healthy(100).calls(12, c -> c.closed(5_000)))
        .isUnobservable("termination state");
  }

  @Test
  void lbAddressWall_ofOnePeerClosingAtOneTime_isPresent() {
    sign(
            "lb-address-wall",
            Cases.of()
                .calls(100, c -> c.from(Exchanges.FRONT))
                .calls(12, c -> c.from(Exchanges.FRONT).closed(30_000)))
        .isPresent(12, 12)
        .says(Exchanges.FRONT)
        .says("30.0 s")
        .cites(Source.PROXY, 101);
  }

  @Test
  void lbAddressWall_ofOnePeerClosingAtAnyTime_isAbsent() {
    sign(
            "lb-address-wall",
            Cases.of()
                .calls(100, c -> c.from(Exchanges.FRONT))
                .calls(12, (c, i) -> c.from(Exchanges.FRONT).closed(1_000 + 700 * i)))
        .isAbsentFrom(12);
  }

  @Test
  void lbAddressWall_ofManyPeers_isUnobservable() {
    sign("lb-address-wall", Cases.healthy(100).calls(12, c -> c.closed(30_000)))
        .isUnobservable("peer's address");
  }

  @Test
  void lbKeepaliveRace_ofQuick502sTheProxyNeverSaw_isPresent() {
    sign(
            "lb-keepalive-race",
            Cases.of()
                .calls(100, c -> c.balancer("----", 200))
                .calls(
                    8,
                    c ->
                        c.unseenByProxy()
                            .took(3)
                            .balancer("SH--", 502)
                            .ended(502, Outcome.GATEWAY_ERROR)))
        .isPresent(8, 8)
        .says("3 ms")
        .cites(Source.BALANCER, 101);
  }

  @Test
  void lbKeepaliveRace_ofRequestsTheProxyKnowsOrThatRanLong_isAbsent() {
    sign(
            "lb-keepalive-race",
            Cases.of()
                .calls(100, c -> c.balancer("----", 200))
                .calls(8, c -> c.lostUpstream().balancer("SH--", 502))
                .calls(
                    8,
                    c ->
                        c.unseenByProxy()
                            .took(4_000)
                            .balancer("SH--", 502)
                            .ended(502, Outcome.GATEWAY_ERROR)))
        .isAbsentFrom(16);
  }

  @Test
  void lbKeepaliveRace_withoutABalancersLog_isUnobservable() {
    sign("lb-keepalive-race", Cases.healthy(60).calls(6, Exchanges::lostUpstream))
        .isUnobservable("load balancer's log");
  }

  @Test
  void resetBeforeProxy_ofRequestsThatBothLost_isPresent() {
    sign(
            "reset-before-proxy",
            Cases.of()
                .calls(100, c -> c.balancer("----", 200))
                .calls(
                    8, c -> c.closed(90).balancer("SH--", 502).ended(499, Outcome.GATEWAY_ERROR)))
        .isPresent(8, 8)
        .says("the one to the load balancer");
  }

  @Test
  void resetBeforeProxy_ofTheProxysOwn502_isAbsent() {
    sign(
            "reset-before-proxy",
            Cases.of()
                .calls(100, c -> c.balancer("----", 200))
                .calls(8, c -> c.lostUpstream().balancer("SH--", 502)))
        .isAbsentFrom(8);
  }

  @Test
  void resetBeforeProxy_withoutABalancersLog_isUnobservable() {
    sign("reset-before-proxy", Cases.healthy(60).calls(6, Exchanges::lostUpstream))
        .isUnobservable("between the two");
  }
}
