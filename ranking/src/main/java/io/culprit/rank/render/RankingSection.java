package io.culprit.rank.render;

import io.culprit.rank.Catalogue;
import io.culprit.rank.Report;
import java.io.IOException;
import java.util.List;

/** Section 4, first half: the twelve in order. */
final class RankingSection implements Section {
  @Override
  public void write(Report report, MarkdownPage page) throws IOException {
    page.heading(2, "4. Ranked Probability of Causes (Given the Evidence Found)");
    page.paragraph(
        "Several causes can be true at once, so the probabilities need not sum to 100 %. “Explains”"
            + " counts failed requests out of "
            + Figures.count(report.failures().total())
            + ".");
    page.table(
        List.of("Rank", "Cause", "Probability", "Role", "Status", "Explains", "Rationale"),
        report.ranking().stream()
            .map(
                s ->
                    List.of(
                        String.valueOf(s.rank()),
                        "**" + MarkdownEscape.text(Catalogue.of(s.cause()).title()) + "**",
                        Figures.probability(s.probability()),
                        Wording.role(s.role()),
                        Wording.status(s.status()),
                        Figures.count(s.explains()),
                        MarkdownEscape.text(s.reason())))
            .toList());
  }
}
