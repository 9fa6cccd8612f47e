package io.culprit.benchmark.race;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How a contender did.
 *
 * @param laps one or more
 */
record Standing(Contender contender, List<Lap> laps) {
  Standing {
    laps = List.copyOf(laps);
  }

  double median() {
    return median(Lap::seconds);
  }

  private double median(ToDoubleFunction<Lap> of) {
    double[] sorted = laps.stream().mapToDouble(of).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private double least() {
    return laps.stream().mapToDouble(Lap::seconds).min().orElseThrow();
  }

  private long peakKibibytes() {
    return laps.stream().mapToLong(Lap::peakKibibytes).max().orElseThrow();
  }

  /**
   * A row of a Markdown table.
   *
   * @param first the median of the first contender for the same file
   * @param second that of the second
   */
  String row(double first, double second) throws IOException {
    long bytes = Files.size(contender.file());
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.2f | %.2f | %.2f | %.2f | %.1f | %.1f | %d |",
        contender.name(),
        Math.round(bytes / 1e6),
        median(),
        least(),
        median(Lap::cpuMillis) / 1000,
        bytes / median() / 1e9,
        median() / first,
        median() / second,
        Math.round(peakKibibytes() / 1024.0));
  }
}
