package io.culprit.rank.render;

import io.culprit.rank.Report;
import java.io.IOException;

/** Writes a report in one format. Stateless: the same report gives the same characters. */
@FunctionalInterface
public interface ReportWriter {
  /**
   * Writes the whole report.
   *
   * @throws IOException if {@code out} refuses
   */
  void write(Report report, Appendable out) throws IOException;
}
