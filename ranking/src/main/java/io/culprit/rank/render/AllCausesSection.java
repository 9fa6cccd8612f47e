package io.culprit.rank.render;

import io.culprit.rank.Catalogue;
import io.culprit.rank.Cause;
import io.culprit.rank.Report;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Section 1: the twelve candidates. */
final class AllCausesSection implements Section {
  @Override
  public void write(Report report, MarkdownPage page) throws IOException {
    page.heading(2, "1. All Possible Root Causes (Intermittent “Failed to fetch” Despite 200 OK)");
    page.table(
        List.of("#", "Cause", "Category", "Probability here"),
        Arrays.stream(Cause.values())
            .map(
                c ->
                    List.of(
                        String.valueOf(c.number()),
                        MarkdownEscape.text(Catalogue.of(c).description())
                            + " (`"
                            + c.slug()
                            + "`)",
                        c.category(),
                        probability(report, c)))
            .toList());
    page.rule();
  }

  private static String probability(Report report, Cause cause) {
    return Evidence.of(report, cause)
        .map(s -> Figures.probability(s.probability()))
        .orElse(Figures.NONE);
  }
}
