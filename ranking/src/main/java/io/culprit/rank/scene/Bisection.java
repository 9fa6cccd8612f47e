package io.culprit.rank.scene;

import java.util.List;
import java.util.function.ToLongFunction;

/** Finds a place in a list that is sorted by a time. */
public final class Bisection {
  private Bisection() {}

  /** Index of the first element at or after a time; the size of the list where all are before. */
  public static <T> int firstFrom(List<T> sorted, ToLongFunction<T> time, long micros) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int mid = (low + high) >>> 1;
      if (time.applyAsLong(sorted.get(mid)) < micros) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low;
  }
}
