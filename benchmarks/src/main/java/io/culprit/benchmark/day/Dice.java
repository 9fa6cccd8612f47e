package io.culprit.benchmark.day;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Chance, from a seed. The functions are those of {@link StrictMath}, so that every machine throws
 * the same. Not thread-safe.
 */
final class Dice {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final SplittableRandom random;

  Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  /** From 0 to below the bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  double between(double least, double most) {
    return least + (most - least) * random.nextDouble();
  }

  /** Waiting time of a Poisson process. */
  double exponential(double mean) {
    return -mean * StrictMath.log(1 - random.nextDouble());
  }

  /** What durations and sizes are like: half of them below the median, a long tail above. */
  double logNormal(double median, double sigma) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    double normal = radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
    return median * StrictMath.exp(sigma * normal);
  }

  /** How often until it ends, at least once. */
  int repeats(double mean) {
    return 1 + (int) exponential(mean - 1);
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** A number of lower-case hexadecimal digits. */
  String hex(int digits) {
    char[] text = new char[digits];
    long bits = 0;
    for (int i = 0; i < digits; i++) {
      bits = i % 16 == 0 ? random.nextLong() : bits >>> 4;
      text[i] = HEX[(int) (bits & 15)];
    }
    return new String(text);
  }
}
