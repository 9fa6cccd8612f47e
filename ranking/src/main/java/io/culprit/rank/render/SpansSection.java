package io.culprit.rank.render;

import io.culprit.rank.Report;
import java.io.IOException;
import java.util.List;

/** Appendix C: healthy requests beside failed ones, span by span. */
final class SpansSection implements Section {
  @Override
  public void write(Report report, MarkdownPage page) throws IOException {
    page.heading(2, "Appendix C. Where the time went");
    if (report.spans().isEmpty()) {
      page.paragraph("No log states a duration.");
      return;
    }
    page.table(
        List.of(
            "Route",
            "Span",
            "Delivered n",
            "median",
            "95 % below",
            "Failed n",
            "median",
            "95 % below"),
        report.spans().stream()
            .map(
                s ->
                    List.of(
                        MarkdownEscape.code(s.route()),
                        MarkdownEscape.text(s.span()),
                        Figures.count(s.healthyCount()),
                        Figures.time(s.healthyMedian()),
                        Figures.time(s.healthyP95()),
                        Figures.count(s.failedCount()),
                        Figures.time(s.failedMedian()),
                        Figures.time(s.failedP95())))
            .toList());
  }
}
