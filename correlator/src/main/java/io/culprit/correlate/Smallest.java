package io.culprit.correlate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The smallest elements of all that were added, at most so many. What it holds depends on what was
 * added, not on the order. Half as many again are kept before the largest are dropped, which costs
 * less than a heap's order at each step. Not thread-safe.
 *
 * @param <T> the elements; those that compare as equal are interchangeable
 */
final class Smallest<T> {
  private final int most;
  private final Comparator<T> order;
  private List<T> kept = new ArrayList<>();
  private @Nullable T largest;

  Smallest(int most, Comparator<T> order) {
    this.most = most;
    this.order = order;
  }

  /** An element such that no larger one would be kept; null while all are. */
  @Nullable T largest() {
    return largest;
  }

  void add(T element) {
    if (largest != null && order.compare(element, largest) > 0) {
      return;
    }
    kept.add(element);
    if (kept.size() >= most + most / 2) {
      settle();
    }
  }

  /** The elements in their order. */
  List<T> sorted() {
    settle();
    return List.copyOf(kept);
  }

  private void settle() {
    kept.sort(order);
    if (kept.size() > most) {
      kept = new ArrayList<>(kept.subList(0, most));
    }
    if (kept.size() == most) {
      largest = kept.get(most - 1);
    }
  }
}
