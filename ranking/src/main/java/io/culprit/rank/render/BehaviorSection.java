package io.culprit.rank.render;

import io.culprit.correlate.Outcome;
import io.culprit.rank.Catalogue;
import io.culprit.rank.Failures;
import io.culprit.rank.Report;
import io.culprit.rank.Suspect;
import io.culprit.rank.Verdict;
import io.culprit.rank.Weighed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Section 3: how the suspects that matter lead to exactly what was seen, and why the others do not.
 */
final class BehaviorSection implements Section {
  private static final int SIGNS = 4;

  @Override
  public void write(Report report, MarkdownPage page) throws IOException {
    page.heading(2, "3. How Each Suspected Cause Produces the Exact Observed Behavior");
    page.paragraph("**Observed behavior:**  \n" + observed(report));
    List<Suspect> suspects = Evidence.suspects(report);
    if (suspects.isEmpty()) {
      page.paragraph(
          report.verdict() == Verdict.NOTHING_WRONG
              ? "There is nothing to explain: no suspect is needed."
              : "No cause stands out, so none is told as the story of this incident.");
    }
    for (Suspect s : suspects) {
      page.paragraph(told(s, report.failures().total()));
      page.bullets(
          Evidence.speakingFor(s).stream()
              .limit(SIGNS)
              .map(Weighed::finding)
              .map(f -> Evidence.sentence(f, 3))
              .toList());
    }
    List<Suspect> others = report.ranking().stream().filter(s -> !suspects.contains(s)).toList();
    if (!others.isEmpty() && report.verdict() != Verdict.NOTHING_WRONG) {
      page.paragraph(suspects.isEmpty() ? "**The candidates:**" : "**Why not the others:**");
      page.bullets(
          others.stream()
              .map(s -> Evidence.name(s.cause()) + ": " + Evidence.objection(s))
              .toList());
    }
    page.rule();
  }

  private static String told(Suspect suspect, long failures) {
    List<String> parts = new ArrayList<>();
    parts.add(
        Evidence.name(suspect.cause())
            + ", "
            + Figures.probability(suspect.probability())
            + ", role: "
            + Wording.role(suspect.role())
            + ", explains "
            + Figures.of(suspect.explains(), failures, "failures")
            + ".");
    parts.add(MarkdownEscape.text(Catalogue.of(suspect.cause()).mechanism()));
    if (!suspect.reason().isBlank()) {
      parts.add("Here: " + MarkdownEscape.text(suspect.reason()));
    }
    return String.join(" ", parts);
  }

  private static String observed(Report report) {
    Failures failures = report.failures();
    if (failures.total() == 0) {
      return "None of " + Figures.count(report.requests()) + " requests failed for its client.";
    }
    String ends =
        failures.byOutcome().entrySet().stream()
            .filter(e -> e.getValue() > 0)
            .sorted(
                Map.Entry.<Outcome, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(e -> Figures.count(e.getValue()) + " " + Wording.outcome(e.getKey()))
            .collect(Collectors.joining(", "));
    return Figures.of(failures.total(), report.requests(), "requests")
        + " failed for their clients"
        + (ends.isEmpty() ? "" : ": " + ends)
        + ". In "
        + Figures.of(failures.silent(), failures.total())
        + " of them the backend logged success.";
  }
}
