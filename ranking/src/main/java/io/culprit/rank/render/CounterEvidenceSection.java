package io.culprit.rank.render;

import io.culprit.rank.Catalogue;
import io.culprit.rank.Report;
import io.culprit.rank.Stability;
import io.culprit.rank.Status;
import io.culprit.rank.Suspect;
import io.culprit.rank.Weighed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Appendix E: what speaks against the suspects, what was ruled out, and what these logs cannot
 * show.
 */
final class CounterEvidenceSection implements Section {
  private static final int SIGNS = 3;
  private static final int TRIALS = 4;

  @Override
  public void write(Report report, MarkdownPage page) throws IOException {
    page.heading(2, "Appendix E. Counter-evidence and what was ruled out");
    List<Suspect> suspects = Evidence.suspects(report);
    List<String> against = new ArrayList<>();
    for (Suspect s : suspects) {
      for (Weighed w : Evidence.speakingAgainst(s).stream().limit(SIGNS).toList()) {
        against.add(
            Evidence.name(s.cause())
                + ", "
                + Figures.signed(w.decibans())
                + " dB: "
                + Evidence.sentence(w.finding(), 3));
      }
    }
    page.paragraph("**Against the suspects:**");
    page.bullets(against.isEmpty() ? List.of("Nothing that these logs show.") : against);

    List<String> out =
        report.ranking().stream()
            .filter(s -> s.status() == Status.RULED_OUT)
            .map(s -> Evidence.name(s.cause()) + ": " + Evidence.objection(s))
            .toList();
    page.paragraph("**Ruled out:**");
    page.bullets(out.isEmpty() ? List.of("None of the twelve.") : out);

    List<String> untestable =
        report.ranking().stream()
            .filter(s -> !s.untested().isEmpty())
            .map(
                s ->
                    Evidence.name(s.cause())
                        + ": "
                        + s.untested().stream()
                            .map(MarkdownEscape::text)
                            .collect(Collectors.joining(" ")))
            .toList();
    if (report.stability().isPresent()) {
      stability(report.stability().get(), page);
    }

    page.paragraph("**Not testable with these logs, or only in part:**");
    page.bullets(
        untestable.isEmpty() ? List.of("Nothing: every sign could have been seen.") : untestable);
  }

  private static void stability(Stability stability, MarkdownPage page) throws IOException {
    page.paragraph(
        "**The ranking without each family of signs**, those that change most first. With the odds"
            + " of every prior and link drawn anew (standard deviation "
            + Figures.signed(stability.spreadDecibans()).replace("+", "")
            + " dB), the first cause stays first in "
            + Figures.of(stability.stays(), stability.draws())
            + " draws.");
    page.table(
        List.of("Left out", "Its signs", "First then", "Probability", "Verdict then"),
        stability.without().stream()
            .limit(TRIALS)
            .map(
                w ->
                    List.of(
                        MarkdownEscape.text(w.left()),
                        w.findings().isEmpty()
                            ? Figures.NONE
                            : w.findings().stream()
                                .limit(SIGNS)
                                .map(MarkdownEscape::code)
                                .collect(Collectors.joining(", ")),
                        MarkdownEscape.text(Catalogue.of(w.first()).title()),
                        Figures.probability(w.probability()),
                        w.verdict().slug().replace('-', ' ') + (w.flips() ? ", **changed**" : "")))
            .toList());
  }
}
