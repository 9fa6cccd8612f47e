package io.culprit.correlate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The heaviest chain of points of which both coordinates rise: of possible pairs between two lists
 * in one order, those that can be true together and are the likeliest (Jacobson and Vo, Heaviest
 * increasing and common subsequence problems, 1992). {@code n log n}; pure.
 */
final class Rising {
  /**
   * A possible pair.
   *
   * @param x place in the one list
   * @param y place in the other
   * @param weight how much it is worth, above 0
   */
  record Point(int x, long y, double weight) {}

  private static final Comparator<Point> ORDER =
      // of one x the highest first, so that none of them stands on another
      Comparator.comparingInt(Point::x)
          .thenComparing(Comparator.comparingLong(Point::y).reversed())
          .thenComparing(Comparator.comparingDouble(Point::weight).reversed());

  private Rising() {}

  /** The chain, from its beginning to its end; of equal ones always the same. */
  static List<Point> heaviest(List<Point> points) {
    Point[] sorted = points.toArray(new Point[0]);
    Arrays.sort(sorted, ORDER);
    long[] ys = Arrays.stream(sorted).mapToLong(Point::y).sorted().distinct().toArray();
    double[] total = new double[sorted.length];
    int[] before = new int[sorted.length];
    // a tree of prefixes (Fenwick, 1994): the best chain that ends at or below a height
    int[] best = new int[ys.length + 1];
    Arrays.fill(best, -1);
    int top = -1;
    for (int i = 0; i < sorted.length; i++) {
      int rank = Arrays.binarySearch(ys, sorted[i].y) + 1;
      before[i] = -1;
      for (int k = rank - 1; k > 0; k -= k & -k) {
        before[i] = heavier(total, before[i], best[k]);
      }
      total[i] = sorted[i].weight + (before[i] < 0 ? 0 : total[before[i]]);
      for (int k = rank; k <= ys.length; k += k & -k) {
        best[k] = heavier(total, best[k], i);
      }
      top = heavier(total, top, i);
    }
    List<Point> chain = new ArrayList<>();
    for (int i = top; i >= 0; i = before[i]) {
      chain.add(sorted[i]);
    }
    Collections.reverse(chain);
    return chain;
  }

  /** The heavier of two chains, known by their last points; of equal ones the earlier. */
  private static int heavier(double[] total, int a, int b) {
    return b < 0 || (a >= 0 && total[a] >= total[b]) ? a : b;
  }
}
