package io.culprit.rank.render;

import io.culprit.rank.Counterfactual;
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
    counterfactuals(report.counterfactuals(), page);
  }

  private static void counterfactuals(List<Counterfactual> counts, MarkdownPage page)
      throws IOException {
    if (counts.isEmpty()) {
      return;
    }
    page.paragraph(
        "**The failed requests against the limit at which they ended.** Counted by the"
            + " application's own times: what was, not a forecast and not advice.");
    page.table(
        List.of(
            "Ended at",
            "Backend time known",
            "Backend time below the limit",
            "Below twice the limit",
            "Began without a wait",
            "Waited, and below the limit without the wait"),
        counts.stream()
            .map(
                c ->
                    List.of(
                        c.limitMicros() < 0
                            ? "no common limit"
                            : MarkdownEscape.text(c.layer()) + ", " + Figures.time(c.limitMicros()),
                        Figures.of(c.known()),
                        Figures.of(c.below()),
                        Figures.of(c.belowTwice()),
                        Figures.of(c.unwaited()),
                        Figures.of(c.waitedBelow())))
            .toList());
  }
}
