package io.culprit.rank.render;

import io.culprit.rank.Report;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A report as text. */
final class Rendered {
  private Rendered() {}

  static String markdown(Report report) {
    return as(ReportFormat.MARKDOWN, report);
  }

  static String json(Report report) {
    return as(ReportFormat.JSON, report);
  }

  static String as(ReportFormat format, Report report) {
    StringBuilder out = new StringBuilder();
    try {
      format.writer().write(report, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }
}
