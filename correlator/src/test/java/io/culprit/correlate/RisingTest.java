package io.culprit.correlate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.correlate.Rising.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which points stand in one order together. */
final class RisingTest {
  @Test
  void heaviest_oneFarOutOfOrder_isLeftOut() {
    List<Point> chain =
        Rising.heaviest(
            List.of(
                new Point(0, 10, 1),
                new Point(1, 90, 1),
                new Point(2, 20, 1),
                new Point(3, 30, 1)));
    assertEquals(List.of(0, 2, 3), chain.stream().map(Point::x).toList());
  }

  @Test
  void heaviest_weightAgainstNumber_weightCounts() {
    List<Point> chain =
        Rising.heaviest(List.of(new Point(0, 50, 9), new Point(1, 10, 2), new Point(2, 20, 2)));
    assertEquals(List.of(new Point(0, 50, 9)), chain);
  }

  @Test
  void heaviest_noPoints_isEmpty() {
    assertTrue(Rising.heaviest(List.of()).isEmpty());
  }

  @Test
  void heaviest_randomPoints_weighsWhatTheBestOfAllSubsetsWeighs() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      List<Point> points = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        points.add(new Point(random.nextInt(5), random.nextInt(5), 1 + random.nextInt(5)));
      }
      int seen = round;
      List<Point> chain = Rising.heaviest(points);
      assertTrue(rises(chain), () -> "round " + seen + ": " + chain);
      assertEquals(best(points), weight(chain), () -> "round " + seen + ": " + points);
      Collections.shuffle(points, random);
      assertEquals(chain, Rising.heaviest(points), () -> "round " + seen + ", shuffled");
    }
  }

  private static double best(List<Point> points) {
    double best = 0;
    for (int subset = 0; subset < 1 << points.size(); subset++) {
      List<Point> some = new ArrayList<>();
      for (int i = 0; i < points.size(); i++) {
        if ((subset >> i & 1) == 1) {
          some.add(points.get(i));
        }
      }
      some.sort((a, b) -> Integer.compare(a.x(), b.x()));
      if (rises(some)) {
        best = Math.max(best, weight(some));
      }
    }
    return best;
  }

  private static boolean rises(List<Point> chain) {
    for (int i = 1; i < chain.size(); i++) {
      if (chain.get(i).x() <= chain.get(i - 1).x() || chain.get(i).y() <= chain.get(i - 1).y()) {
        return false;
      }
    }
    return true;
  }

  private static double weight(List<Point> chain) {
    return chain.stream().mapToDouble(Point::weight).sum();
  }
}
