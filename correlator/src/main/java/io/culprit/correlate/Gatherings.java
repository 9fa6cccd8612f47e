package io.culprit.correlate;

import java.util.ArrayList;
import java.util.List;

/**
 * Requests of one kind in two logs, gathered by their ends. Where as many ended here as there, it
 * does not matter for the mean difference of their stamps which belongs to which. Stateless.
 */
final class Gatherings {
  private static final long NEVER = Long.MAX_VALUE;

  private Gatherings() {}

  /**
   * The differences of the stamps, own minus reference, of all gatherings that are balanced.
   *
   * @param own in the order of ends
   * @param ref in the order of ends
   * @param ahead how far the own clock is ahead, about
   * @param reach how far apart neighbours of a gathering end at most
   */
  static List<Long> differences(List<Sample> own, List<Sample> ref, long ahead, long reach) {
    List<Long> all = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < own.size() && j < ref.size()) {
      int firstOwn = i;
      int firstRef = j;
      long last = Math.min(end(own, i, ahead), end(ref, j, 0));
      while (true) {
        long mine = end(own, i, ahead);
        long theirs = end(ref, j, 0);
        long next = Math.min(mine, theirs);
        if (next == NEVER || next - last > reach) {
          break;
        }
        last = next;
        if (mine <= theirs) {
          i++;
        } else {
          j++;
        }
      }
      if (i - firstOwn == j - firstRef) {
        for (int k = 0; k < i - firstOwn; k++) {
          all.add(own.get(firstOwn + k).end() - ref.get(firstRef + k).end());
        }
      }
    }
    return all;
  }

  private static long end(List<Sample> samples, int at, long ahead) {
    return at == samples.size() ? NEVER : samples.get(at).end() - ahead;
  }
}
