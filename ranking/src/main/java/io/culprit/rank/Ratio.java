package io.culprit.rank;

/**
 * k of n.
 *
 * @param k number with the sign
 * @param n number looked at
 */
public record Ratio(long k, long n) {
  /** k / n; 0 for none. */
  public double share() {
    return n == 0 ? 0 : (double) k / n;
  }
}
