package io.culprit.rank.finding;

import static io.culprit.rank.finding.Found.sign;

import io.culprit.correlate.Outcome;
import io.culprit.parse.event.ClientOutcome;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Phase;
import io.culprit.parse.event.UpstreamAttempt;
import io.culprit.rank.Cases;
import io.culprit.rank.Exchanges;
import io.culprit.rank.Exchanges.Source;
import org.junit.jupiter.api.Test;

/** Look-ups and handshakes: at the proxy, in the application, at the client. */
class NameSignsTest {
  /** A connection that took its time, and an answer that did not. */
  private static Exchanges slowConnect(Exchanges c, long connectMillis) {
    long all = 1000 * (connectMillis + 50);
    return c.took(connectMillis + 50)
        .attempts(new UpstreamAttempt("app:3003", 200, 1000 * connectMillis, all, all));
  }

  @Test
  void resolveFailed_ofTheUpstreamsName_isPresent() {
    sign(
            "resolve-failed",
            Cases.healthy(100)
                .calls(8, c -> c.lostUpstream().notice(Notice.RESOLVE_FAILED, Phase.RESOLVING)))
        .isPresent(8, 8)
        .cites(Source.ERRORS, 101);
  }

  @Test
  void resolveFailed_ofRefusedConnections_isAbsent() {
    sign(
            "resolve-failed",
            Cases.healthy(100)
                .calls(8, c -> c.lostUpstream().notice(Notice.UPSTREAM_REFUSED, Phase.CONNECTING)))
        .isAbsentFrom(8);
  }

  @Test
  void resolveFailed_withoutAnErrorLog_isUnobservable() {
    sign("resolve-failed", Cases.healthy(50).calls(5, Exchanges::lostUpstream))
        .isUnobservable("error log");
  }

  @Test
  void slowBeforeUpstream_ofAConnectOfSeconds_isPresentAndSaysHowLong() {
    sign(
            "slow-before-upstream",
            Cases.healthy(100)
                .calls(20, c -> slowConnect(c, 2_000))
                .calls(
                    8,
                    c ->
                        c.cutByProxy(5_000)
                            .attempts(
                                new UpstreamAttempt("app:3003", 504, 4_000_000, -1, 5_000_000))))
        .isPresent(8, 8)
        .says("median 4.00 s");
  }

  @Test
  void slowBeforeUpstream_ofSlowHandlers_isAbsent() {
    sign("slow-before-upstream", Cases.healthy(100).calls(12, c -> c.cutByProxy(5_000)))
        .isAbsentFrom(12);
  }

  @Test
  void slowBeforeUpstream_withoutUpstreamTimes_isUnobservable() {
    sign("slow-before-upstream", Cases.of().calls(60, Exchanges::coarse))
        .isUnobservable("$upstream_connect_time");
  }

  @Test
  void dnsMessage_inTheHandlersTime_isPresentAndCited() {
    Cases c = Cases.healthy(100);
    for (int i = 0; i < 8; i++) {
      long at = 1000 * c.next() + 10_000L * i;
      c.message(Source.SERVER, Notice.DNS_SLOW, at + 5_000, 5_000)
          .calls(1, x -> x.at(at).cutByProxy(5_000).handler(6_000));
    }
    sign("dns-message", c).isPresent(8, 8).cites(Source.SERVER, 90_001);
  }

  @Test
  void dnsMessage_betweenTheFailures_isAbsent() {
    sign(
            "dns-message",
            Cases.healthy(100)
                .message(Source.SERVER, Notice.DNS_SLOW, 30_000, 5_000)
                .calls(8, c -> c.cutByProxy(5_000)))
        .isAbsentFrom(8);
  }

  @Test
  void dnsMessage_withoutTheApplicationsLog_isUnobservable() {
    sign("dns-message", Cases.healthy(50).calls(5, c -> c.cutByProxy(5_000)))
        .isUnobservable("application's own log");
  }

  @Test
  void tlsHandshake_withTheUpstream_isPresent() {
    sign(
            "tls-handshake",
            Cases.healthy(100)
                .calls(
                    8,
                    c ->
                        c.lostUpstream()
                            .notice(Notice.UPSTREAM_TLS_FAILED, Phase.UPSTREAM_HANDSHAKE)))
        .isPresent(8, 8)
        .cites(Source.ERRORS, 101);
  }

  @Test
  void tlsHandshake_besideCallsThatNeverArrived_isPresent() {
    Cases c = Cases.healthy(100).calls(20, x -> x.seenAs(ClientOutcome.OK, ""));
    for (int i = 0; i < 8; i++) {
      c.message(Source.ERRORS, Notice.CLIENT_TLS_FAILED, 1000 * c.next() + 1_000)
          .calls(
              1,
              x ->
                  x.unseenByProxy()
                      .seenAs(ClientOutcome.FAILED, "net::ERR_SSL_PROTOCOL_ERROR")
                      .ended(-1, Outcome.REFUSED));
    }
    sign("tls-handshake", c).isPresent(8, 8).cites(Source.ERRORS, 90_001);
  }

  @Test
  void tlsHandshake_ofTimeoutsAfterIt_isAbsent() {
    sign(
            "tls-handshake",
            Cases.healthy(100)
                .calls(
                    8,
                    c ->
                        c.cutByProxy(5_000)
                            .notice(Notice.UPSTREAM_TIMED_OUT, Phase.READING_HEADER)))
        .isAbsentFrom(8);
  }

  @Test
  void tlsHandshake_withoutAnErrorLog_isUnobservable() {
    sign("tls-handshake", Cases.healthy(50).calls(5, Exchanges::lostUpstream))
        .isUnobservable("error log");
  }

  @Test
  void clientDnsTls_ofSecondsBeforeTheRequest_isPresent() {
    sign(
            "client-dns-tls",
            Cases.of()
                .calls(60, c -> c.seenAs(ClientOutcome.OK, "").seenFor(60, 2, 10, 0))
                .calls(
                    8,
                    c ->
                        c.unseenByProxy()
                            .seenAs(ClientOutcome.TIMED_OUT, "timeout")
                            .seenFor(5_000, 4_800, -1, 0)
                            .ended(-1, Outcome.REFUSED)))
        .isPresent(8, 8)
        .healthy(0, 60)
        .cites(Source.CLIENT, 61);
  }

  @Test
  void clientDnsTls_ofSecondsAtTheServer_isAbsent() {
    sign(
            "client-dns-tls",
            Cases.of()
                .calls(60, c -> c.seenAs(ClientOutcome.OK, "").seenFor(60, 2, 10, 0))
                .calls(
                    8,
                    c ->
                        c.cutByProxy(5_000)
                            .seenAs(ClientOutcome.FAILED, "504")
                            .seenFor(5_010, 2, 10, 0)))
        .isAbsentFrom(8);
  }

  @Test
  void clientDnsTls_withoutPhases_isUnobservable() {
    sign("client-dns-tls", Cases.of().calls(60, c -> c.seenAs(ClientOutcome.OK, "")))
        .isUnobservable("HAR");
  }
}
