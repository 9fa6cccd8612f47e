package io.culprit.rank.finding;

import static io.culprit.rank.finding.Found.sign;

import io.culprit.correlate.Outcome;
import io.culprit.parse.event.ClientOutcome;
import io.culprit.rank.Cases;
import io.culprit.rank.Exchanges;
import io.culprit.rank.Exchanges.Source;
import org.junit.jupiter.api.Test;

/** Answers that a browser keeps from the page: preflights, permissions, origins. */
class OriginSignsTest {
  private static final String NEW = "https://new.example";

  private static Exchanges preflight(Exchanges c) {
    return c.method("OPTIONS").unhandled();
  }

  private static Exchanges withheld(Exchanges c) {
    return c.page(NEW).ended(200, Outcome.BLOCKED_PREFLIGHT);
  }

  @Test
  void preflightRefused_isPresentAndNamesStatusAndOrigin() {
    sign(
            "preflight-refused",
            Cases.healthy(100)
                .calls(8, c -> preflight(c).page(NEW).ended(400, Outcome.BLOCKED_PREFLIGHT)))
        .isPresent(8, 8)
        .says("with 400")
        .says(NEW)
        .cites(Source.PROXY, 101);
  }

  @Test
  void preflightRefused_ofGrantedPreflights_isAbsent() {
    sign(
            "preflight-refused",
            Cases.healthy(100)
                .calls(20, c -> preflight(c).ended(204, Outcome.DELIVERED))
                .calls(5, c -> c.cutByProxy(5_000)))
        .isAbsentFrom(5);
  }

  @Test
  void preflightRefused_withoutPreflights_isUnobservable() {
    sign("preflight-refused", Cases.healthy(50).calls(5, c -> c.cutByProxy(5_000)))
        .isUnobservable("OPTIONS");
  }

  @Test
  void originWithoutPermission_ofAnswersWithoutTheHeader_isPresent() {
    sign(
            "origin-without-permission",
            Cases.of()
                .calls(100, c -> c.origins(Exchanges.PAGE, Exchanges.PAGE))
                .calls(8, c -> withheld(c).origins(NEW, "")))
        .isPresent(8, 8)
        .cites(Source.PROXY, 101);
  }

  @Test
  void originWithoutPermission_ofAnswersThatAllowThePage_isAbsent() {
    sign(
            "origin-without-permission",
            Cases.of()
                .calls(100, c -> c.origins(Exchanges.PAGE, Exchanges.PAGE))
                .calls(8, c -> withheld(c).origins(NEW, NEW)))
        .isAbsentFrom(8);
  }

  @Test
  void originWithoutPermission_byTheClientsRecord_isPresent() {
    sign(
            "origin-without-permission",
            Cases.healthy(100)
                .calls(
                    8,
                    c ->
                        withheld(c)
                            .seenAs(ClientOutcome.FAILED, "net::ERR_FAILED")
                            .seenAllowing("")))
        .isPresent(8, 8)
        .cites(Source.CLIENT, 101);
  }

  @Test
  void originWithoutPermission_whereNobodyLogsIt_isUnobservable() {
    sign("origin-without-permission", Cases.healthy(50).calls(5, OriginSignsTest::withheld))
        .isUnobservable("$http_origin");
  }

  @Test
  void blockedThoughDelivered_ofWholeAnswersThePageNeverGot_isPresent() {
    sign(
            "blocked-though-delivered",
            Cases.healthy(100)
                .calls(8, c -> withheld(c).seenAs(ClientOutcome.FAILED, "Failed to fetch")))
        .isPresent(8, 8)
        .cites(Source.CLIENT, 101)
        .cites(Source.PROXY, 101);
  }

  @Test
  void blockedThoughDelivered_ofResetsAndTruncations_isAbsent() {
    sign(
            "blocked-though-delivered",
            Cases.healthy(100)
                .calls(
                    8, c -> withheld(c).seenAs(ClientOutcome.FAILED, "net::ERR_CONNECTION_RESET"))
                .calls(
                    8,
                    c -> c.truncated(900, 2_000).seenAs(ClientOutcome.FAILED, "Failed to fetch")))
        .isAbsentFrom(16);
  }

  @Test
  void blockedThoughDelivered_withoutClientRecords_isUnobservable() {
    sign("blocked-though-delivered", Cases.healthy(50).calls(5, OriginSignsTest::withheld))
        .isUnobservable("Client reports");
  }

  @Test
  void oneOrigin_whosePagesAloneFail_isPresentAndNamed() {
    sign("one-origin", Cases.healthy(100).calls(8, OriginSignsTest::withheld))
        .isPresent(8, 8)
        .healthy(0, 100)
        .says(NEW)
        .cites(Source.PROXY, 101);
  }

  @Test
  void oneOrigin_whoseCallsTimeOut_isAbsent() {
    sign("one-origin", Cases.healthy(100).calls(8, c -> c.page(NEW).cutByProxy(5_000)))
        .isAbsentFrom(8);
  }

  @Test
  void oneOrigin_thatMostlySucceeds_isAbsent() {
    sign(
            "one-origin",
            Cases.healthy(100).calls(30, c -> c.page(NEW)).calls(8, OriginSignsTest::withheld))
        .isAbsentFrom(8);
  }

  @Test
  void oneOrigin_ofOnlyOne_isUnobservable() {
    sign("one-origin", Cases.healthy(50).calls(5, c -> c.cutByProxy(5_000)))
        .isUnobservable("Origin header");
  }

  @Test
  void repeatedSuccess_ofOneOriginsPages_isPresentThoughNothingFailed() {
    Cases c = Cases.healthy(100);
    for (int i = 0; i < 15; i++) {
      String user = "66.1.0." + i;
      c.calls(2, x -> x.page(NEW).from(user).path("/api/basket"));
    }
    sign("repeated-success", c)
        .isPresent(0, 0)
        .says("repeat 15 of 30 successful calls")
        .says(NEW)
        .cites(Source.PROXY, 102);
  }

  @Test
  void repeatedSuccess_ofEverybody_isAbsent() {
    Cases c = Cases.of();
    for (int i = 0; i < 60; i++) {
      String user = "66.1.0." + i;
      String page = i % 2 == 0 ? NEW : Exchanges.PAGE;
      c.calls(2, x -> x.page(page).from(user).path("/api/basket"));
    }
    sign("repeated-success", c).isAbsent();
  }

  @Test
  void repeatedSuccess_ofOneOrigin_isUnobservable() {
    sign("repeated-success", Cases.healthy(100)).isUnobservable("origins");
  }
}
