package io.culprit.rank.render;

import io.culprit.rank.Report;
import java.io.IOException;
import java.util.List;

/** Title, classification and the detected setting. */
final class HeadSection implements Section {
  @Override
  public void write(Report report, MarkdownPage page) throws IOException {
    page.heading(1, "Investigation Report: " + MarkdownEscape.text(report.title()));
    page.paragraph(
        "**Classification:** Root-cause analysis only — no code changes or fixes proposed.");
    page.paragraph("**Context:**");
    page.bullets(
        report.context().isEmpty()
            ? List.of("The logs tell nothing about the setting.")
            : report.context().stream()
                .map(
                    c ->
                        "**"
                            + MarkdownEscape.text(c.label())
                            + ":** "
                            + MarkdownEscape.text(c.text()))
                .toList());
  }
}
