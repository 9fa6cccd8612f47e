package io.culprit.rank.finding;

import static io.culprit.rank.finding.Found.sign;

import io.culprit.correlate.Outcome;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Phase;
import io.culprit.parse.event.UpstreamAttempt;
import io.culprit.rank.Cases;
import io.culprit.rank.Exchanges;
import io.culprit.rank.Exchanges.Source;
import io.culprit.rank.Incidents;
import org.junit.jupiter.api.Test;

/** Deaths and restarts, and what the proxy says while nobody answers. */
class ProcessSignsTest {
  @Test
  void workerKilled_besideLostRequests_isPresentAndCitesTheKill() {
    sign("worker-killed", Incidents.killedWorkers())
        .isPresent(18, 18)
        .healthy(0, 180)
        .says("3 kills")
        .cites(Source.SERVER, 90_001);
  }

  @Test
  void workerKilled_longBeforeTheFailures_isAbsent() {
    sign(
            "worker-killed",
            Cases.healthy(100)
                .message(Source.SERVER, Notice.WORKER_KILLED, 20_000)
                .calls(8, Exchanges::lostUpstream))
        .isAbsentFrom(8);
  }

  @Test
  void workerKilled_besideRequestsThatClientsClosed_isAbsent() {
    Cases c = Cases.healthy(100);
    long at = 1000 * c.next();
    sign(
            "worker-killed",
            c.message(Source.SERVER, Notice.WORKER_KILLED, at)
                .calls(8, (x, i) -> x.at(at + 100 * i).closed(400)))
        .isAbsentFrom(8);
  }

  @Test
  void workerKilled_withoutAServerLog_isUnobservable() {
    sign("worker-killed", Cases.healthy(50).calls(5, Exchanges::lostUpstream))
        .isUnobservable("server's own log");
  }

  @Test
  void restart_besideLostRequests_isPresentAndCitesTheStart() {
    sign("restart", Incidents.killedWorkers())
        .isPresent(18, 18)
        .says("3 starts")
        .cites(Source.SERVER, 90_002);
  }

  @Test
  void restart_beforeTheTraffic_isNoRestart() {
    sign(
            "restart",
            Cases.of()
                .message(Source.SERVER, Notice.SERVER_STARTED, 500)
                .calls(8, Exchanges::lostUpstream)
                .calls(100, c -> c))
        .isAbsentFrom(8);
  }

  @Test
  void restart_withoutAServerLog_isUnobservable() {
    sign("restart", Cases.healthy(50).calls(5, Exchanges::lostUpstream)).isUnobservable("restarts");
  }

  @Test
  void gatewayErrorBurst_ofRefusedConnections_isPresent() {
    sign("gateway-error-burst", Incidents.killedWorkers())
        .isPresent(18, 18)
        .cites(Source.ERRORS, 61)
        .cites(Source.PROXY, 61);
  }

  @Test
  void gatewayErrorBurst_ofTimeoutsAndUnresolvedNames_isAbsent() {
    sign(
            "gateway-error-burst",
            Cases.healthy(100)
                .calls(6, c -> c.cutByProxy(5_000))
                .calls(6, c -> c.lostUpstream().notice(Notice.RESOLVE_FAILED, Phase.RESOLVING)))
        .isAbsentFrom(12);
  }

  @Test
  void gatewayErrorBurst_withoutAProxyLog_isUnobservable() {
    sign("gateway-error-burst", Cases.of().calls(60, c -> c.unseenByProxy().balancer("----", 200)))
        .isUnobservable("502");
  }

  @Test
  void gatewayErrorBurst_neverAskedUpstream_isAbsent() {
    sign(
            "gateway-error-burst",
            Cases.healthy(100)
                .calls(
                    8,
                    c ->
                        c.unhandled()
                            .attempts(new UpstreamAttempt[0])
                            .ended(502, Outcome.GATEWAY_ERROR)))
        .isAbsentFrom(8);
  }

  @Test
  void limitReached_byRequestsThatTheProxyHadNoConnectionFor_isPresent() {
    sign(
            "limit-reached",
            Cases.healthy(100)
                .calls(
                    8,
                    c ->
                        c.unhandled()
                            .ended(500, Outcome.GATEWAY_ERROR)
                            .notice(Notice.CONNECTIONS_EXHAUSTED, Phase.CONNECTING)))
        .isPresent(8, 8)
        .cites(Source.ERRORS, 101);
  }

  /** What is turned away before it is read is in no access log. */
  @Test
  void limitReached_byComplaintsAlone_isPresentAlthoughNothingFailed() {
    Cases c = Cases.healthy(100);
    for (int i = 0; i < 15; i++) {
      c.message(Source.ERRORS, Notice.CONNECTIONS_EXHAUSTED, 1_000 + 3_000 * i);
    }
    sign("limit-reached", c).says("15 complaints").cites(Source.ERRORS, 90_001);
  }

  @Test
  void limitReached_withoutSuchComplaints_isAbsent() {
    sign("limit-reached", Cases.healthy(100).and(Source.ERRORS).calls(8, Exchanges::lostUpstream))
        .isAbsentFrom(8);
  }
}
