package io.culprit.correlate;

import io.culprit.parse.LineCount;
import io.culprit.parse.event.Moment;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * What depends on the order of the lines in a stretch of a source.
 *
 * @param count what became of its lines
 * @param first earliest time in it
 * @param last latest time in it
 * @param disorderMicros the farthest that a record stands behind a later one
 */
record Stretch(
    LineCount count, Optional<Moment> first, Optional<Moment> last, long disorderMicros) {
  static final Stretch EMPTY = new Stretch(LineCount.none(), Optional.empty(), Optional.empty(), 0);

  private static final BinaryOperator<Moment> EARLIER =
      BinaryOperator.minBy(
          Comparator.comparingLong(Moment::micros).thenComparingLong(Moment::precisionMicros));

  private static final BinaryOperator<Moment> LATER =
      BinaryOperator.maxBy(
          Comparator.comparingLong(Moment::micros)
              .thenComparing(Moment::precisionMicros, Comparator.reverseOrder()));

  /** This stretch and the one right behind it, as one. */
  Stretch then(Stretch next) {
    long across =
        last.isPresent() && next.first.isPresent()
            ? last.get().micros() - next.first.get().micros()
            : 0;
    return new Stretch(
        count.then(next.count),
        either(first, next.first, EARLIER),
        either(last, next.last, LATER),
        Math.max(across, Math.max(disorderMicros, next.disorderMicros)));
  }

  private static Optional<Moment> either(
      Optional<Moment> a, Optional<Moment> b, BinaryOperator<Moment> choice) {
    return a.isPresent() && b.isPresent()
        ? Optional.of(choice.apply(a.get(), b.get()))
        : a.isPresent() ? a : b;
  }
}
