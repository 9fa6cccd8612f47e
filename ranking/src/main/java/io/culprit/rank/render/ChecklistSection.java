package io.culprit.rank.render;

import io.culprit.rank.Catalogue;
import io.culprit.rank.ChecklistItem;
import io.culprit.rank.Report;
import io.culprit.rank.Suspect;
import java.io.IOException;
import java.util.List;

/** Section 5: what this run holds, and what would settle the rest. */
final class ChecklistSection implements Section {
  @Override
  public void write(Report report, MarkdownPage page) throws IOException {
    page.heading(2, "5. Monitoring Checklist to Confirm Root Cause");
    page.paragraph(
        "Ticked: this run holds it. Open: it is missing, and worth collecting in this order. An"
            + " evidence-gathering plan; no code change is implied.");
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
