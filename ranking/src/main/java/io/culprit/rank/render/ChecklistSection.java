package io.culprit.rank.render;

import io.culprit.rank.Catalogue;
import io.culprit.rank.Cause;
import io.culprit.rank.ChecklistItem;
import io.culprit.rank.EvidenceSource;
import io.culprit.rank.NextEvidence;
import io.culprit.rank.Report;
import io.culprit.rank.Suspect;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Section 5: what this run holds, and what would settle the rest. */
final class ChecklistSection implements Section {
  private static final int WANTED = 3;

  @Override
  public void write(Report report, MarkdownPage page) throws IOException {
    page.heading(2, "5. Monitoring Checklist to Confirm Root Cause");
    page.paragraph(
        "Ticked: this run holds it. Open: it is missing. An"
            + " evidence-gathering plan; no code change is implied.");
    wanted(report.wanted(), page);
    for (ChecklistItem.Section section : ChecklistItem.Section.values()) {
      page.heading(3, heading(section));
      List<String> items =
          report.checklist().stream()
              .filter(i -> i.section() == section)
              .map(ChecklistSection::item)
              .toList();
      page.bullets(items.isEmpty() ? fallback(section, report) : items);
    }
    page.rule();
  }

  private static void wanted(List<NextEvidence> wanted, MarkdownPage page) throws IOException {
    if (wanted.isEmpty()) {
      return;
    }
    page.paragraph(
        "**Worth collecting first**, by what a minute of work is expected to tell of the twelve"
            + " causes. After each answer the first two of the ranking, in brackets how probable the"
            + " answer is:");
    page.table(
        List.of("What", "Minutes", "Bits", "If it is seen", "If nothing is"),
        wanted.stream().limit(WANTED).map(ChecklistSection::row).toList());
  }

  private static List<String> row(NextEvidence next) {
    EvidenceSource source = next.source();
    return List.of(
        "**"
            + MarkdownEscape.text(source.title())
            + "**: "
            + MarkdownEscape.text(source.how())
            + (source.again() ? " (shows the next incident)" : ""),
        String.valueOf(source.minutes()),
        Figures.bits(next.bits()),
        next.answers().stream()
            .filter(a -> !a.finding().isEmpty())
            .map(
                a ->
                    MarkdownEscape.code(a.finding())
                        + " ("
                        + Figures.probability(a.chance())
                        + "): "
                        + ranking(a))
            .collect(Collectors.joining("; ")),
        next.answers().stream()
            .filter(a -> a.finding().isEmpty())
            .map(ChecklistSection::ranking)
            .collect(Collectors.joining("; ")));
  }

  private static String ranking(NextEvidence.Answer answer) {
    return named(answer.first(), answer.probability())
        + ", "
        + named(answer.second(), answer.secondProbability());
  }

  private static String named(Cause cause, double probability) {
    return "`" + cause.slug() + "` " + Figures.probability(probability);
  }

  private static String heading(ChecklistItem.Section section) {
    return switch (section) {
      case LOGS -> "5.1 Logs";
      case METRICS -> "5.2 Metrics";
      case TRACING -> "5.3 Tracing / signals";
      case QUICK_VALIDATION -> "5.4 Quick validation (no new code required)";
    };
  }

  private static String item(ChecklistItem item) {
    return "["
        + (item.held() ? "x" : " ")
        + "] **"
        + MarkdownEscape.text(item.title())
        + ":**  \n  "
        + MarkdownEscape.text(item.text());
  }

  /**
   * Where the run names nothing: the tests of the foremost suspects, which hold whatever the
   * incident.
   */
  private static List<String> fallback(ChecklistItem.Section section, Report report) {
    if (section == ChecklistItem.Section.QUICK_VALIDATION) {
      List<String> tests =
          Evidence.suspects(report).stream()
              .map(Suspect::cause)
              .flatMap(c -> Catalogue.of(c).tests().stream())
              .map(t -> "[ ] " + MarkdownEscape.text(t))
              .toList();
      if (!tests.isEmpty()) {
        return tests;
      }
    }
    return List.of("Nothing to collect here for this question.");
  }
}
