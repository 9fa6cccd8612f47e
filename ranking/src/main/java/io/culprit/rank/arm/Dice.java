package io.culprit.rank.arm;

/** Numbers that look drawn by lot and are the same in every run. */
final class Dice {
  private Dice() {}

  /**
   * A number for a seed and a count, 0 or more (the finaliser of MurmurHash3 over their
   * combination, as in G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number
   * generators", 2014).
   */
  static long of(long seed, long count) {
    long z = seed * 0x9e3779b97f4a7c15L + count + 1;
    z = (z ^ (z >>> 33)) * 0xff51afd7ed558ccdL;
    z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return (z ^ (z >>> 33)) >>> 1;
  }
}
