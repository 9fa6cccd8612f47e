package io.culprit.rank.render;

import io.culprit.rank.ChecklistItem;
import io.culprit.rank.Report;
import io.culprit.rank.Role;
import io.culprit.rank.Status;
import io.culprit.rank.Suspect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Section 6: the incident in a few lines. */
final class SummarySection implements Section {
  private static final int WANTED = 4;

  @Override
  public void write(Report report, MarkdownPage page) throws IOException {
    page.heading(2, "6. Summary");
    page.bullets(
        switch (report.verdict()) {
          case CULPRIT -> culprit(report);
          case UNDECIDED -> undecided(report);
          case TOO_LITTLE_DATA ->
              List.of(
                  "**No cause is named:** " + MarkdownEscape.text(report.headline()),
                  "**What is missing:** the open items of section 5, the first of them first.");
          case NOTHING_WRONG ->
              List.of("**Nothing wrong:** " + MarkdownEscape.text(report.headline()));
        });
    String wanted =
        Stream.concat(
                report.wanted().stream().map(n -> n.source().title()),
                report.checklist().stream()
                    .filter(i -> report.wanted().isEmpty() && !i.held())
                    .map(ChecklistItem::title))
            .limit(WANTED)
            .map(MarkdownEscape::text)
            .collect(Collectors.joining("; "));
    page.paragraph(
        "Evidence to collect: "
            + (wanted.isEmpty() ? "nothing further; this run holds what it asked for" : wanted)
            + ". Beyond what is logged, this report recommends no change of code or configuration; it investigates, and"
            + " confirms or clears causes.");
  }

  private static List<String> culprit(Report report) {
    List<String> lines = new ArrayList<>();
    for (Suspect s : Evidence.culprits(report)) {
      lines.add("**Most likely:** " + line(s));
    }
    for (Suspect s : Evidence.suspects(report)) {
      if (Evidence.culprits(report).contains(s)) {
        continue;
      }
      lines.add(label(s.role()) + line(s));
    }
    long out = report.ranking().stream().filter(s -> s.status() == Status.RULED_OUT).count();
    long untested = report.ranking().stream().filter(s -> s.status() == Status.UNTESTABLE).count();
    lines.add(
        "**Of the twelve:** " + out + " ruled out, " + untested + " not testable with these logs.");
    return lines;
  }

  private static String label(Role role) {
    return switch (role) {
      case NONE -> "**Supporting:** ";
      case MECHANISM -> "**What cut the requests:** ";
      default -> "**Strong contributor:** ";
    };
  }

  private static List<String> undecided(Report report) {
    List<String> lines = new ArrayList<>();
    lines.add("**Undecided:** " + MarkdownEscape.text(report.headline()));
    for (Suspect s : Evidence.suspects(report)) {
      lines.add("**Candidate:** " + line(s));
    }
    return lines;
  }

  private static String line(Suspect suspect) {
    return Evidence.name(suspect.cause()).replace("**", "")
        + ", "
        + Figures.probability(suspect.probability())
        + ". "
        + MarkdownEscape.text(suspect.reason());
  }
}
