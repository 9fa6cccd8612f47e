package io.culprit.rank.stats;

import java.util.Arrays;

/** Order statistics of integers. */
public final class Quantiles {
  private Quantiles() {}

  /**
   * The lower empirical quantile of sorted values: the smallest with at least the share q at or
   * below it; -1 for none.
   */
  public static long of(long[] sorted, double q) {
    if (sorted.length == 0) {
      return -1;
    }
    int index = (int) Math.ceil(q * sorted.length) - 1;
    return sorted[Math.max(0, Math.min(sorted.length - 1, index))];
  }

  /** The lower median of sorted values; -1 for none. */
  public static long median(long[] sorted) {
    return of(sorted, 0.5);
  }

  /**
   * Robust spread of the natural logarithms of positive sorted values: a quarter-to-three-quarter
   * range / 1.349.
   */
  public static double logSpread(long[] sorted) {
    if (sorted.length < 2) {
      return 0;
    }
    double low = StrictMath.log(Math.max(1, of(sorted, 0.25)));
    double high = StrictMath.log(Math.max(1, of(sorted, 0.75)));
    return (high - low) / 1.349;
  }

  /** A sorted copy. */
  public static long[] sorted(long[] values) {
    long[] copy = values.clone();
    Arrays.sort(copy);
    return copy;
  }
}
