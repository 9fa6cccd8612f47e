package io.culprit.rank.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.event.AppServer;
import io.culprit.rank.Cases;
import io.culprit.rank.Exchanges;
import io.culprit.rank.Exchanges.Source;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SceneTest {
  @Test
  void frontAddress_isThePeerOfNearlyAllRequests() {
    Scene scene = Cases.of().calls(90, c -> c.from(Exchanges.FRONT)).calls(10, c -> c).scene();
    assertEquals(Optional.of(Exchanges.FRONT), scene.frontAddress());
    assertTrue(scene.hasBalancer());
  }

  @Test
  void frontAddress_ofManyPeersOrOfFewRequests_isNone() {
    assertEquals(Optional.empty(), Cases.healthy(100).scene().frontAddress());
    Scene few = Cases.of().calls(40, c -> c.from(Exchanges.FRONT)).scene();
    assertEquals(Optional.empty(), few.frontAddress());
    assertFalse(few.hasBalancer());
  }

  @Test
  void hasBalancer_byItsLogOrItsConfiguration() {
    assertTrue(Cases.of().calls(3, c -> c.balancer("----", 200)).scene().hasBalancer());
    assertTrue(
        Cases.healthy(3).configured("haproxy", "timeout server", 30_000).scene().hasBalancer());
  }

  @Test
  void names_areOfTheServersThatWroteTheLines() {
    Scene scene = Cases.of().calls(3, c -> c.balancer("----", 200)).scene();
    assertEquals("haproxy", scene.balancerName());
    assertEquals("nginx", scene.proxyName());
    assertEquals("", Cases.healthy(3).scene().balancerName());
  }

  @Test
  void healthy_areTheDeliveredOfTheFailingRoutes() {
    Scene scene =
        Cases.healthy(90)
            .calls(12, (c, i) -> c.path("/api/search/" + i))
            .calls(3, (c, i) -> c.path("/api/search/" + i).cutByProxy(5_000))
            .scene();
    assertEquals(12, scene.healthy().size());
    assertTrue(scene.healthy().stream().allMatch(r -> r.route().equals("GET /api/search/{id}")));
  }

  @Test
  void healthy_whereTheFailingRoutesHaveFew_areAllThatReachedTheApplication() {
    Scene scene =
        Cases.healthy(90)
            .calls(20, Exchanges::pageLoad)
            .calls(3, (c, i) -> c.path("/api/search/" + i).cutByProxy(5_000))
            .scene();
    assertEquals(90, scene.healthy().size());
  }

  @Test
  void requests_areInTheOrderOfTheirStarts() {
    Scene scene = Cases.of().calls(30, (c, i) -> c.at(1000L * (i * 7 % 30))).scene();
    for (int i = 1; i < scene.requests().size(); i++) {
      assertTrue(scene.requests().get(i - 1).startMicros() < scene.requests().get(i).startMicros());
    }
  }

  @Test
  void requests_besideAProxysLog_leaveOutLinesNobodyClaims() {
    Scene scene =
        Cases.healthy(10)
            .calls(4, c -> c.unseenByProxy().served(AppServer.UVICORN, 200, 1))
            .scene();
    assertEquals(10, scene.requests().size());
    assertEquals(4, scene.unclaimed().size());
  }

  @Test
  void requests_ofAServersLogAlone_areItsLines() {
    Scene scene =
        Cases.of().calls(4, c -> c.unseenByProxy().served(AppServer.GUNICORN, 200, 1)).scene();
    assertEquals(4, scene.requests().size());
  }

  @Test
  void has_aSourceOnlyOfItsFormat() {
    Scene scene = Cases.healthy(5).and(Source.ERRORS).scene();
    assertTrue(scene.hasErrorLog());
    assertFalse(scene.errorLogAtInfo());
    assertFalse(scene.has(Source.SERVER.format()));
  }

  @Test
  void sourceName_ofAnUnknownIndex_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> Cases.healthy(1).scene().sourceName(99));
  }

  @Test
  void profile_holdsARoutesRequestsAndCountsItsFailures() {
    Scene scene =
        Cases.of()
            .calls(10, (c, i) -> c.path("/api/search/" + i).handler(100 + i))
            .calls(5, (c, i) -> c.path("/api/search/" + i).cutByProxy(5_000))
            .scene();
    RouteProfile profile = scene.route(scene.failed().get(0));
    assertEquals(15, profile.requests().size());
    assertEquals(5, profile.failures());
  }
}
