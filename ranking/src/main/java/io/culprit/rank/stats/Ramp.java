package io.culprit.rank.stats;

/** Graded judgement: 0 below one value, 1 above another, linear between. */
public final class Ramp {
  private Ramp() {}

  /** The same for a count. */
  public static double between(long x, double from, double to) {
    return between((double) x, from, to);
  }

  /** 0 at {@code from}, 1 at {@code to}; {@code from} may be the larger. */
  public static double between(double x, double from, double to) {
    double t = (x - from) / (to - from);
    return Math.max(0, Math.min(1, t));
  }
}
