package io.culprit.benchmark.day;

import java.util.Arrays;
import java.util.List;

/**
 * A list whose first members are chosen far more often than its last: the chance of the n-th is as
 * {@code 1 / n^exponent}.
 */
final class Zipf<T> {
  private final List<T> members;
  private final double[] upTo;

  Zipf(List<T> members, double exponent) {
    this.members = List.copyOf(members);
    upTo = new double[members.size()];
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += StrictMath.pow(i + 1, -exponent);
      upTo[i] = sum;
    }
  }

  T choose(Dice dice) {
    int found = Arrays.binarySearch(upTo, dice.between(0, upTo[upTo.length - 1]));
    return members.get(Math.min(found < 0 ? -found - 1 : found, upTo.length - 1));
  }
}
