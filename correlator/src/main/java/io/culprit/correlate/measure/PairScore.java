package io.culprit.correlate.measure;

/**
 * Pairs counted against the truth. Mutable, confined to one thread. Ratios of nothing are 1:
 * nothing was done wrong.
 */
public final class PairScore {
  private long right;
  private long wrong;
  private long missed;
  private double stated;

  void pair(boolean wasRight, double probability) {
    right += wasRight ? 1 : 0;
    wrong += wasRight ? 0 : 1;
    stated += probability;
  }

  void missed() {
    missed++;
  }

  void merge(PairScore other) {
    right += other.right;
    wrong += other.wrong;
    missed += other.missed;
    stated += other.stated;
  }

  /** Pairs made. */
  public long pairs() {
    return right + wrong;
  }

  /** Pairs that are in the truth, or swapped among twins. */
  public long right() {
    return right;
  }

  /** True pairs that were not made. */
  public long missing() {
    return missed;
  }

  /** Right ones among the pairs made. */
  public double precision() {
    return share(right, right + wrong);
  }

  /** Right ones among the pairs that could be made. */
  public double recall() {
    return share(right, right + missed);
  }

  /** Harmonic mean of precision and recall. */
  public double f1() {
    return share(2 * right, 2 * right + wrong + missed);
  }

  /** Mean of the probabilities that the pairs stated. */
  public double stated() {
    return pairs() == 0 ? 1 : stated / pairs();
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }
}
