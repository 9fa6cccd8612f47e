package io.culprit.correlate;

import java.util.Arrays;

/**
 * The heaviest alignment of two sequences that run the same way (Needleman and Wunsch 1970), some
 * on either side staying alone.
 *
 * <p>Two logs of the same requests run side by side, so the best path seldom leaves the
 * neighbourhood of the best path so far: only a band around it is worked out (an adaptive band as
 * of Suzuki and Kasahara 2017). Where a band finds fewer pairs than the two sides could make, the
 * whole is worked out. Confined to one thread; the tables are used again.
 */
final class Alignment {
  /** What is added to the weight of a pair of an entry on the left and one on the right. */
  interface Bonus {
    float of(int left, int right);
  }

  private static final float EQUAL = 2;
  private static final float EQUAL_TO_OTHER = 0.6f;

  /** How far the band reaches to either side of the best path so far. */
  private static final int REACH = 96;

  /** A band's outcome is taken where it misses at most this share of the pairs there could be. */
  private static final double MISSED = 0.03;

  /** And this many more. */
  private static final int MISSED_FEW = 4;

  private static final float NONE = Float.NEGATIVE_INFINITY;
  private static final byte UP = 1;
  private static final byte BACK = 2;
  private static final byte PAIR = 3;

  private final float skip;
  private byte[] steps = new byte[0];
  private int[] low = new int[0];
  private int[] high = new int[0];
  private float[] above = new float[0];
  private float[] row = new float[0];

  /**
   * An alignment in which an entry on the right without a partner costs this much, so that of equal
   * alignments the tightest wins; one on the left costs nothing.
   */
  Alignment(float skip) {
    this.skip = skip;
  }

  /**
   * Index of the left partner of each entry on the right, -1: none.
   *
   * @param left what each entry looks like; only equal ones may pair
   * @param others what it may look like too, at a lower weight; the same where there is nothing
   *     else
   * @param right what each entry on the other side looks like
   * @param bonus what is added to the weight of a pair
   * @param lead what an entry on the right costs that stands before the first pair
   * @param begun whether the two sides are known to begin near each other; if not, the whole is
   *     worked out
   */
  int[] of(long[] left, long[] others, long[] right, Bonus bonus, float lead, boolean begun) {
    if (begun && right.length > 2 * REACH) {
      int[] found = within(left, others, right, bonus, lead, 2 * REACH + 1);
      long pairs = Arrays.stream(found).filter(i -> i >= 0).count();
      if (pairs >= common(left, right) * (1 - MISSED) - MISSED_FEW) {
        return found;
      }
    }
    return within(left, others, right, bonus, lead, right.length);
  }

  /** How many pairs of equal symbols there could be, whatever their order. */
  private static int common(long[] left, long[] right) {
    long[] a = left.clone();
    long[] b = right.clone();
    Arrays.sort(a);
    Arrays.sort(b);
    int pairs = 0;
    for (int i = 0, j = 0; i < a.length && j < b.length; ) {
      pairs += a[i] == b[j] ? 1 : 0;
      boolean equal = a[i] == b[j];
      boolean less = a[i] < b[j];
      i += equal || less ? 1 : 0;
      j += less ? 0 : 1;
    }
    return pairs;
  }

  private int[] within(
      long[] left, long[] others, long[] right, Bonus bonus, float lead, int width) {
    int n = left.length;
    int m = right.length;
    room(n, m, width);
    low[0] = 0;
    high[0] = m;
    for (int j = 0; j <= m; j++) {
      above[j] = -lead * j;
    }
    int from = 1;
    for (int i = 1; i <= n; i++) {
      low[i] = from;
      high[i] = Math.min(m, from + width - 1);
      int best = row(i, left, others, right, bonus, width);
      float[] done = row;
      row = above;
      above = done;
      from = Math.max(from, Math.min(best - width / 2, m - width + 1));
    }
    return traced(n, m, end(n, m), width);
  }

  /** Works out one row of the band; returns where its best path ends. */
  private int row(int i, long[] left, long[] others, long[] right, Bonus bonus, int width) {
    int a = low[i];
    int b = high[i];
    if (i > 1) {
      // beyond the band of the row above only entries on the right can have been passed over
      for (int j = high[i - 1] + 1; j <= b; j++) {
        above[j] = above[j - 1] - skip;
      }
    }
    row[a - 1] = a == 1 ? above[0] : NONE;
    int best = a;
    int at = i * width - a;
    long symbol = left[i - 1];
    long other = others[i - 1];
    for (int j = a; j <= b; j++) {
      float most = above[j];
      byte how = UP;
      if (row[j - 1] - skip > most) {
        most = row[j - 1] - skip;
        how = BACK;
      }
      if (right[j - 1] == symbol || right[j - 1] == other) {
        float weight = (right[j - 1] == symbol ? EQUAL : EQUAL_TO_OTHER) + bonus.of(i - 1, j - 1);
        if (weight > 0 && above[j - 1] + weight >= most) {
          most = above[j - 1] + weight;
          how = PAIR;
        }
      }
      row[j] = most;
      steps[at + j] = how;
      best = most > row[best] ? j : best;
    }
    return best;
  }

  /** Entries on the right beyond the last pair belong to what comes later: they cost nothing. */
  private int end(int n, int m) {
    int from = n == 0 || low[n] == 1 ? 0 : low[n];
    int end = from;
    for (int j = from + 1; j <= (n == 0 ? m : high[n]); j++) {
      if (above[j] > above[end] + 1e-4f) {
        end = j;
      }
    }
    return end;
  }

  private int[] traced(int n, int m, int end, int width) {
    int[] leftOf = new int[m];
    Arrays.fill(leftOf, -1);
    int i = n;
    int j = end;
    while (i > 0 && j > 0) {
      byte step = j > high[i] ? BACK : j < low[i] ? UP : steps[i * width + j - low[i]];
      switch (step) {
        case PAIR -> leftOf[--j] = --i;
        case BACK -> j--;
        default -> i--;
      }
    }
    return leftOf;
  }

  private void room(int n, int m, int width) {
    if (steps.length < (n + 1) * width) {
      steps = new byte[(n + 1) * width];
    }
    if (low.length < n + 1) {
      low = new int[n + 1];
      high = new int[n + 1];
    }
    if (above.length < m + 1) {
      above = new float[m + 1];
      row = new float[m + 1];
    }
  }
}
