package io.culprit.correlate.measure;

import java.util.List;

/**
 * Stated probabilities against how often they came true: a reliability table and the mean squared
 * error (Brier 1950). Mutable, confined to one thread.
 */
public final class Calibration {
  /** Where the bins begin; most pairs stand near one, so the bins are narrow there. */
  private static final List<Double> FROM = List.of(0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99);

  private final long[] pairs = new long[FROM.size()];
  private final long[] right = new long[FROM.size()];
  private final double[] stated = new double[FROM.size()];
  private double squares;

  /**
   * A row of the table.
   *
   * @param from lower end of the stated probabilities; the next row's is the upper end
   * @param pairs number of pairs
   * @param stated their mean stated probability
   * @param right share of them that were right
   */
  public record Row(double from, long pairs, double stated, double right) {}

  void add(double probability, boolean wasRight) {
    int bin = FROM.size() - 1;
    while (probability < FROM.get(bin)) {
      bin--;
    }
    pairs[bin]++;
    right[bin] += wasRight ? 1 : 0;
    stated[bin] += probability;
    double error = probability - (wasRight ? 1 : 0);
    squares += error * error;
  }

  void merge(Calibration other) {
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] += other.pairs[i];
      right[i] += other.right[i];
      stated[i] += other.stated[i];
    }
    squares += other.squares;
  }

  /** The rows that hold pairs, from the least probable. */
  public List<Row> rows() {
    return java.util.stream.IntStream.range(0, pairs.length)
        .filter(i -> pairs[i] > 0)
        .mapToObj(
            i -> new Row(FROM.get(i), pairs[i], stated[i] / pairs[i], (double) right[i] / pairs[i]))
        .toList();
  }

  /** Mean squared difference of probability and truth; 0 for no pairs. */
  public double brier() {
    long all = java.util.Arrays.stream(pairs).sum();
    return all == 0 ? 0 : squares / all;
  }

  /** Mean distance of stated and true share over the rows, by their pairs; 0 for none. */
  public double error() {
    long all = java.util.Arrays.stream(pairs).sum();
    double sum = 0;
    for (Row row : rows()) {
      sum += Math.abs(row.stated() - row.right()) * row.pairs();
    }
    return all == 0 ? 0 : sum / all;
  }
}
