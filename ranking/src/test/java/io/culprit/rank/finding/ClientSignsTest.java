package io.culprit.rank.finding;

import static io.culprit.rank.finding.Found.sign;

import io.culprit.correlate.Outcome;
import io.culprit.parse.event.ClientOutcome;
import io.culprit.rank.Cases;
import io.culprit.rank.Exchanges.Source;
import org.junit.jupiter.api.Test;

/** What only the client's own record can tell. */
class ClientSignsTest {
  private static Cases recorded() {
    return Cases.of().calls(100, c -> c.seenAs(ClientOutcome.OK, ""));
  }

  @Test
  void clientGaveUp_byItsOwnWord_isPresent() {
    sign(
            "client-gave-up",
            recorded()
                .calls(4, c -> c.closed(8_000).seenAs(ClientOutcome.TIMED_OUT, "timeout of 8000ms"))
                .calls(4, c -> c.closed(900).seenAs(ClientOutcome.ABORTED, "AbortError"))
                .calls(4, c -> c.closed(900).seenAs(ClientOutcome.LEFT, "")))
        .isPresent(12, 12)
        .cites(Source.CLIENT, 101);
  }

  @Test
  void clientGaveUp_thatWasFailedInstead_isAbsent() {
    sign(
            "client-gave-up",
            recorded()
                .calls(
                    12, c -> c.cutByProxy(5_000).seenAs(ClientOutcome.FAILED, "net::ERR_FAILED")))
        .isAbsentFrom(12);
  }

  @Test
  void clientGaveUp_withoutClientRecords_isUnobservable() {
    sign("client-gave-up", Cases.healthy(50).calls(5, c -> c.closed(8_000)))
        .isUnobservable("Client reports");
  }

  @Test
  void neverReachedProxy_ofCallsNoServerLogged_isPresent() {
    sign(
            "never-reached-proxy",
            recorded()
                .calls(
                    8,
                    c ->
                        c.unseenByProxy()
                            .seenAs(ClientOutcome.FAILED, "net::ERR_NAME_NOT_RESOLVED")
                            .ended(-1, Outcome.REFUSED)))
        .isPresent(8, 8)
        .cites(Source.CLIENT, 101);
  }

  @Test
  void neverReachedProxy_ofCallsToAWrongPlaceOrThatArrived_isAbsent() {
    sign(
            "never-reached-proxy",
            recorded()
                .calls(
                    8,
                    c ->
                        c.unseenByProxy()
                            .url("http://localhost:3000/api/orders")
                            .seenAs(ClientOutcome.FAILED, "Failed to fetch")
                            .ended(-1, Outcome.MISDIRECTED))
                .calls(8, c -> c.cutByProxy(5_000).seenAs(ClientOutcome.FAILED, "504")))
        .isAbsentFrom(16);
  }

  @Test
  void neverReachedProxy_withoutClientRecords_isUnobservable() {
    sign("never-reached-proxy", Cases.healthy(50).calls(5, c -> c.cutByProxy(5_000)))
        .isUnobservable("never arrived");
  }
}
