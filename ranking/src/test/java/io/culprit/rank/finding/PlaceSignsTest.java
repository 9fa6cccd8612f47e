package io.culprit.rank.finding;

import static io.culprit.rank.finding.Found.sign;

import io.culprit.correlate.Outcome;
import io.culprit.parse.event.ClientOutcome;
import io.culprit.rank.Cases;
import io.culprit.rank.Exchanges;
import io.culprit.rank.Exchanges.Source;
import org.junit.jupiter.api.Test;

/** Calls that went to a place which does not serve the application. */
class PlaceSignsTest {
  /** Eight users whose first call after the page goes astray, and what they do a while later. */
  private static Cases astray(long pageBefore, String later) {
    Cases c = Cases.healthy(100);
    for (int i = 0; i < 8; i++) {
      String user = "66.2.0." + i;
      c.calls(1, x -> x.from(user).pageLoad().at(1000 * c.next() - pageBefore))
          .calls(1, x -> x.from(user).misdirected("/old/api/orders"))
          .calls(1, x -> x.from(user).path(later));
    }
    return c;
  }

  @Test
  void wrongPlace_ofCallsToAnotherPrefix_isPresentAndNamesTheStatus() {
    sign("wrong-place", astray(0, "/api/orders"))
        .isPresent(8, 8)
        .says("status 404")
        .cites(Source.PROXY, 102);
  }

  @Test
  void wrongPlace_ofTheApplicationsOwn404_isAbsent() {
    sign(
            "wrong-place",
            Cases.healthy(100)
                .calls(8, c -> c.ended(404, Outcome.APP_ERROR))
                .calls(4, c -> c.cutByProxy(5_000)))
        .isAbsentFrom(4);
  }

  @Test
  void wrongPlace_withoutAnyAccessLog_isUnobservable() {
    sign("wrong-place", Cases.of().calls(20, c -> c.unseenByProxy().seenAs(ClientOutcome.OK, "")))
        .isUnobservable("access log of every host");
  }

  @Test
  void firstAfterPageLoad_ofCallsRightAfterThePage_isPresent() {
    sign("first-after-page-load", astray(0, "/api/orders"))
        .isPresent(8, 8)
        .cites(Source.PROXY, 102);
  }

  @Test
  void firstAfterPageLoad_longAfterThePage_isAbsent() {
    sign("first-after-page-load", astray(9_000, "/api/orders")).isAbsentFrom(8);
  }

  @Test
  void firstAfterPageLoad_withoutPages_isUnobservable() {
    sign("first-after-page-load", Cases.healthy(50).calls(8, c -> c.misdirected("/old/api/orders")))
        .isUnobservable("Page loads");
  }

  @Test
  void rightPlaceLater_ofTheSameCallElsewhere_isPresent() {
    sign("right-place-later", astray(0, "/api/orders")).isPresent(8, 8).cites(Source.PROXY, 102);
  }

  @Test
  void rightPlaceLater_ofAnotherCall_isAbsent() {
    sign("right-place-later", astray(0, "/api/profile")).isAbsentFrom(8);
  }

  @Test
  void rightPlaceLater_withoutMisdirectedCalls_isUnobservable() {
    sign("right-place-later", Cases.healthy(50).calls(8, c -> c.closed(900)))
        .isUnobservable("No misdirected call");
  }

  @Test
  void wrongBaseInClient_ofABaseThatNeverWorks_isPresentAndNamed() {
    sign(
            "wrong-base-in-client",
            Cases.of()
                .calls(60, c -> c.seenAs(ClientOutcome.OK, ""))
                .calls(
                    8,
                    c ->
                        c.unseenByProxy()
                            .url("http://localhost:3003/api/orders")
                            .seenAs(ClientOutcome.FAILED, "Failed to fetch")
                            .ended(-1, Outcome.MISDIRECTED)))
        .isPresent(8, 8)
        .says("http://localhost:3003")
        .cites(Source.CLIENT, 61);
  }

  @Test
  void wrongBaseInClient_ofTheBaseThatWorks_isAbsent() {
    sign(
            "wrong-base-in-client",
            Cases.of()
                .calls(60, c -> c.seenAs(ClientOutcome.OK, ""))
                .calls(
                    8,
                    c ->
                        c.unseenByProxy()
                            .seenAs(ClientOutcome.FAILED, "Failed to fetch")
                            .ended(-1, Outcome.REFUSED)))
        .isAbsentFrom(8);
  }

  @Test
  void wrongBaseInClient_withoutClientRecords_isUnobservable() {
    sign("wrong-base-in-client", Cases.healthy(50).calls(5, Exchanges::lostUpstream))
        .isUnobservable("full URLs");
  }
}
