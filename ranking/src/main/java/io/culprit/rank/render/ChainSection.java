package io.culprit.rank.render;

import io.culprit.rank.Report;
import java.io.IOException;
import java.util.List;

/** Appendix B: every clock between the client and the handler. */
final class ChainSection implements Section {
  @Override
  public void write(Report report, MarkdownPage page) throws IOException {
    page.heading(2, "Appendix B. Timeout chain, from the client to the handler");
    if (report.chain().isEmpty()) {
      page.paragraph("No limit was found in these logs and configuration files.");
      return;
    }
    page.table(
        List.of("Layer", "Limit", "Value", "Learnt from", "Failed requests that ended on it"),
        report.chain().stream()
            .map(
                l ->
                    List.of(
                        MarkdownEscape.text(l.layer()),
                        MarkdownEscape.code(l.limit()),
                        Figures.time(l.micros()),
                        MarkdownEscape.text(l.learnt())
                            + l.citation().map(c -> " " + MarkdownEscape.citation(c)).orElse(""),
                        Figures.count(l.fired())))
            .toList());
  }
}
