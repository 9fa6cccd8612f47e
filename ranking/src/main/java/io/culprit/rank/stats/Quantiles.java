package io.culprit.rank.stats;

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
}
