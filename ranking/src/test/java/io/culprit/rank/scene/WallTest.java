package io.culprit.rank.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.rank.Exchanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WallTest {
  private static Request cut(long millis) {
    return Request.of(Exchanges.call(1).cutByProxy(millis).build(), Routes.among(List.of()));
  }

  /**
   * nginx wrote whole seconds and no duration: the time is derived from the handler's beginning.
   */
  private static Request cutCoarsely(long at, long millis) {
    return Request.of(
        Exchanges.call(1).at(at).cutByProxy(millis).coarse().build(), Routes.among(List.of()));
  }

  @Test
  void among_aSpikeInScatteredTimes_findsTheSpike() {
    long seed = 20261120;
    Random random = new Random(seed);
    List<Request> requests = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      requests.add(cut(60_000 + random.nextInt(40)));
    }
    for (int i = 0; i < 40; i++) {
      requests.add(cut(1_000 + random.nextInt(55_000)));
    }
    Wall wall = Wall.among(requests).orElseThrow(() -> new AssertionError("seed " + seed));
    assertEquals(60_020, wall.micros() / 1e3, 25, "seed " + seed);
    assertTrue(wall.hits() >= 40 && wall.hits() <= 42, wall + ", seed " + seed);
    assertEquals(80, wall.total());
  }

  @Test
  void among_scatteredTimes_findsNone() {
    List<Request> requests = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      requests.add(cut(1_000 + 1_400L * i));
    }
    assertEquals(Optional.empty(), Wall.among(requests));
  }

  @Test
  void among_aTimersJitter_isOneWall() {
    List<Request> requests = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      requests.add(cut(30_000 + 25L * i));
    }
    assertEquals(12, Wall.among(requests).orElseThrow().hits());
  }

  @Test
  void among_timesOfWholeSeconds_allowsForTheirCoarseness() {
    List<Request> requests = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      requests.add(cutCoarsely(10_000L * i + 83L * i, 5_000));
    }
    Wall wall = Wall.among(requests).orElseThrow();
    assertEquals(12, wall.hits());
    assertEquals(5_000, wall.micros() / 1e3, 600);
    assertTrue(wall.holds(cutCoarsely(20_700, 5_000)));
    assertFalse(wall.holds(cutCoarsely(20_700, 8_000)));
  }

  @Test
  void among_two_isNoWall() {
    assertEquals(Optional.empty(), Wall.among(List.of(cut(5_000), cut(5_000))));
  }

  @Test
  void among_fastFailures_isNoWall() {
    assertEquals(Optional.empty(), Wall.among(List.of(cut(5), cut(5), cut(5), cut(5))));
  }

  @Test
  void holds_withinTheJitterOnly() {
    Wall wall = Wall.among(List.of(cut(5_000), cut(5_001), cut(5_002))).orElseThrow();
    assertTrue(wall.holds(cut(5_080)));
    assertFalse(wall.holds(cut(5_300)));
    assertFalse(wall.holds(cut(4_700)));
    assertFalse(
        wall.holds(
            Request.of(Exchanges.call(1).coarse().unhandled().build(), Routes.among(List.of()))));
  }
}
