package io.culprit.rank.render;

import io.culprit.rank.Report;
import io.culprit.rank.Waterfall;
import java.io.IOException;

/** Appendix D: a few failed requests, layer by layer. */
final class SamplesSection implements Section {
  @Override
  public void write(Report report, MarkdownPage page) throws IOException {
    page.heading(2, "Appendix D. Sample requests");
    if (report.samples().isEmpty()) {
      page.paragraph("There is no failed request to show.");
      return;
    }
    for (Waterfall w : report.samples()) {
      WaterfallTable.write(w, page);
    }
  }
}
