package io.culprit.rank.finding;

import static io.culprit.rank.finding.Found.sign;

import io.culprit.parse.event.Notice;
import io.culprit.rank.Cases;
import io.culprit.rank.Exchanges.Source;
import io.culprit.rank.Incidents;
import org.junit.jupiter.api.Test;

/** How long the handlers of cut requests take, and what they wait for. */
class HandlerSignsTest {
  @Test
  void ordinarilyOverLimit_ofARouteThatAlwaysTakesLonger_isPresent() {
    sign("ordinarily-over-limit", Incidents.limitTooShort())
        .isPresent(30, 30)
        .says("GET /api/export/{id}")
        .cites(Source.PROXY, 201)
        .cites(Source.BACKEND, 201);
  }

  @Test
  void ordinarilyOverLimit_ofAHeavyTail_isAbsent() {
    sign("ordinarily-over-limit", Incidents.heavyTail()).isAbsentFrom(30);
  }

  @Test
  void heavyTail_ofTimesOnBothSidesOfTheLimit_isPresent() {
    sign("heavy-tail", Incidents.heavyTail())
        .isPresent(30, 30)
        .says("GET /api/search/{id}")
        .cites(Source.PROXY, 231);
  }

  @Test
  void heavyTail_ofARouteThatAlwaysTakesLonger_isAbsent() {
    sign("heavy-tail", Incidents.limitTooShort()).isAbsentFrom(30);
  }

  @Test
  void heavyTail_ofRequestsThatOnlyQueued_isUnobservable() {
    Cases queued =
        Cases.healthy(200)
            .calls(30, (c, i) -> c.cutByProxy(5_000).waited(4_500).handler(600 + 100 * i));
    sign("heavy-tail", queued).isUnobservable("durations of their own");
    sign("ordinarily-over-limit", queued).isUnobservable("durations of their own");
  }

  /** The proxy's own times: what was cut would have taken longer, nobody knows how much. */
  @Test
  void heavyTail_ofAnswersJustUnderTheLimit_isPresentWithoutTheApplicationsTimes() {
    Cases tail =
        Cases.healthy(200)
            .calls(40, (c, i) -> c.path("/api/search").took(500 + 110 * i).unhandled())
            .calls(12, c -> c.path("/api/search").cutByProxy(5_000).unhandled());
    sign("heavy-tail", tail).isPresent(12, 12);
    sign("ordinarily-over-limit", tail).isAbsentFrom(12);
  }

  @Test
  void ordinarilyOverLimit_ofARouteThatIsMostlyCut_isPresentWithoutTheApplicationsTimes() {
    Cases slow =
        Cases.healthy(200)
            .calls(8, (c, i) -> c.path("/api/export").took(300 + 10 * i).unhandled())
            .calls(12, c -> c.path("/api/export").cutByProxy(5_000).unhandled());
    sign("ordinarily-over-limit", slow).isPresent(12, 12);
  }

  @Test
  void ordinarilyOverLimit_ofAFewCutsFarAboveTheRest_isUnobservableWithoutTheApplicationsTimes() {
    Cases rare =
        Cases.healthy(200)
            .calls(60, (c, i) -> c.path("/api/export").took(100 + 2 * i).unhandled())
            .calls(12, c -> c.path("/api/export").cutByProxy(5_000).unhandled());
    sign("ordinarily-over-limit", rare).isUnobservable("durations");
  }

  @Test
  void otherRoutesFlat_whereOneRouteIsCut_isPresent() {
    sign("other-routes-flat", Incidents.heavyTail()).isPresent(30, 30).says("on 1 route");
  }

  @Test
  void otherRoutesFlat_whereEveryRouteIsCut_isAbsent() {
    sign("other-routes-flat", Cases.healthy(100).calls(12, c -> c.cutByProxy(5_000)))
        .isAbsentFrom(12);
  }

  @Test
  void otherRoutesFlat_withoutTimes_isUnobservable() {
    sign("other-routes-flat", Cases.of().calls(60, c -> c.coarse().unhandled()))
        .isUnobservable("Durations");
  }

  @Test
  void externalWait_ofMessagesInTheHandlersTime_isPresentAndCited() {
    Cases c = Cases.healthy(100);
    for (int i = 0; i < 8; i++) {
      long at = 1000 * c.next() + 10_000L * i;
      c.message(Source.SERVER, Notice.EXTERNAL_WAIT, at + 5_000, 6_000)
          .calls(1, x -> x.at(at).cutByProxy(5_000).handler(6_500));
    }
    sign("external-wait", c).isPresent(8, 8).says("8 messages").cites(Source.SERVER, 90_001);
  }

  @Test
  void externalWait_tooShortToMatter_isAbsent() {
    Cases c = Cases.healthy(100);
    for (int i = 0; i < 8; i++) {
      long at = 1000 * c.next() + 10_000L * i;
      c.message(Source.SERVER, Notice.EXTERNAL_WAIT, at + 5_000, 300)
          .calls(1, x -> x.at(at).cutByProxy(5_000).handler(6_500));
    }
    sign("external-wait", c).isAbsentFrom(8);
  }

  @Test
  void externalWait_withoutTheApplicationsLog_isUnobservable() {
    sign("external-wait", Cases.healthy(50).calls(5, c -> c.cutByProxy(5_000)))
        .isUnobservable("application's own log");
  }
}
