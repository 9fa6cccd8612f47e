package io.culprit.rank.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Stated probabilities beside how often they came true, in ten equal bins.
 *
 * <p>The expected calibration error is the mean distance of the two over the bins, by their counts
 * (M. Naeini, G. Cooper, M. Hauskrecht, "Obtaining well calibrated probabilities using Bayesian
 * binning", 2015).
 *
 * @param rows the bins that hold something, from the least probable
 */
public record Reliability(List<Row> rows) {
  private static final int BINS = 10;

  public Reliability {
    rows = List.copyOf(rows);
  }

  /**
   * What was stated, and whether it came true.
   *
   * @param stated probability, 0 to 1
   * @param cameTrue whether it did
   */
  public record Statement(double stated, boolean cameTrue) {}

  /**
   * A bin.
   *
   * @param from its lower end, which belongs to it
   * @param to its upper end, which belongs to the next; 1 belongs to the last
   * @param stated mean of what was stated
   * @param observed how often it came true
   */
  public record Row(double from, double to, double stated, Proportion observed) {}

  /** The table of some statements. */
  public static Reliability of(List<Statement> statements) {
    double[] stated = new double[BINS];
    long[] right = new long[BINS];
    long[] n = new long[BINS];
    for (Statement s : statements) {
      int bin = Math.min(BINS - 1, (int) (s.stated() * BINS));
      stated[bin] += s.stated();
      right[bin] += s.cameTrue() ? 1 : 0;
      n[bin]++;
    }
    List<Row> rows = new ArrayList<>();
    for (int b = 0; b < BINS; b++) {
      if (n[b] > 0) {
        rows.add(
            new Row(
                (double) b / BINS,
                (b + 1.0) / BINS,
                stated[b] / n[b],
                new Proportion(right[b], n[b])));
      }
    }
    return new Reliability(rows);
  }

  /** The expected calibration error; 0 for no statements. */
  public double error() {
    double sum = 0;
    long n = 0;
    for (Row r : rows) {
      sum += Math.abs(r.stated() - r.observed().share()) * r.observed().n();
      n += r.observed().n();
    }
    return n == 0 ? 0 : sum / n;
  }
}
