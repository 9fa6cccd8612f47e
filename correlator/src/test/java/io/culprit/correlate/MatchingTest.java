package io.culprit.correlate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MatchingTest {
  @Test
  void smallClusters_areSolvedAsByTryingEverything() {
    Random random = new Random(11);
    for (int round = 0; round < 300; round++) {
      int n = 1 + random.nextInt(5);
      int m = 1 + random.nextInt(5);
      List<Matching.Edge> edges = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < m; j++) {
          if (random.nextInt(3) > 0) {
            edges.add(new Matching.Edge(i, j, random.nextInt(2000) / 100.0 - 2));
          }
        }
      }
      double got = 0;
      for (Matching.Pair pair : Matching.solve(n, m, edges)) {
        got +=
            edges.stream()
                    .filter(e -> e.left() == pair.left() && e.right() == pair.right())
                    .findFirst()
                    .orElseThrow()
                    .cost()
                - Matching.ALONE;
      }
      assertEquals(best(edges, 0, 0, 0), got, 1e-9, "round " + round);
    }
  }

  private static double best(List<Matching.Edge> edges, int at, int lefts, int rights) {
    if (at == edges.size()) {
      return 0;
    }
    Matching.Edge e = edges.get(at);
    double without = best(edges, at + 1, lefts, rights);
    if ((lefts & 1 << e.left()) != 0
        || (rights & 1 << e.right()) != 0
        || e.cost() >= Matching.ALONE) {
      return without;
    }
    return Math.min(
        without,
        e.cost()
            - Matching.ALONE
            + best(edges, at + 1, lefts | 1 << e.left(), rights | 1 << e.right()));
  }

  @Test
  void surePair_isNearlyCertain_andAnUnlikelyOneIsNot() {
    assertEquals(
        0.99, Matching.solve(1, 1, List.of(new Matching.Edge(0, 0, 0))).get(0).probability(), 0.01);
    assertEquals(
        0.4, Matching.solve(1, 1, List.of(new Matching.Edge(0, 0, 8.5))).get(0).probability(), 0.2);
  }
}
