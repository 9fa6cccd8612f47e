package io.culprit.rank.render;

import io.culprit.rank.Catalogue;
import io.culprit.rank.Citation;
import io.culprit.rank.Failures;
import io.culprit.rank.Finding;
import io.culprit.rank.Report;
import io.culprit.rank.Suspect;
import io.culprit.rank.Weighed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The answer in one box: what, how sure, what proves it, what would change it. */
final class VerdictSection implements Section {
  private static final int PROOFS = 3;

  @Override
  public void write(Report report, MarkdownPage page) throws IOException {
    List<String> box = new ArrayList<>();
    box.add("**Verdict: " + verdict(report) + "**");
    if (!report.headline().isBlank()) {
      box.add("");
      box.add(MarkdownEscape.text(report.headline()));
    }
    box.add("");
    box.add("**Failures:** " + failures(report.failures(), report.requests()));
    if (report.startMicros() != 0 || report.endMicros() != 0) {
      box.add("");
      box.add("**When:** " + period(report));
    }
    List<String> proofs = proofs(report);
    if (!proofs.isEmpty()) {
      box.add("");
      box.add(Evidence.culprits(report).isEmpty() ? "**Strongest signs:**" : "**Proof:**");
      box.add("");
      proofs.forEach(p -> box.add("- " + p));
    }
    if (!report.changesMind().isEmpty()) {
      box.add("");
      box.add("**What would change it:**");
      box.add("");
      report.changesMind().forEach(c -> box.add("- " + MarkdownEscape.text(c)));
    }
    page.quote(box);
    page.rule();
  }

  private static String verdict(Report report) {
    return switch (report.verdict()) {
      case CULPRIT ->
          Evidence.culprits(report).stream()
              .map(VerdictSection::named)
              .collect(Collectors.joining("; and "));
      case UNDECIDED -> "undecided. Nearest: " + nearest(report);
      case TOO_LITTLE_DATA -> "too little data to name a cause.";
      case NOTHING_WRONG -> "nothing wrong. No failures beyond the everyday ones.";
    };
  }

  private static String named(Suspect suspect) {
    return MarkdownEscape.text(Catalogue.of(suspect.cause()).title())
        + " (`"
        + suspect.cause().slug()
        + "`), "
        + Figures.probability(suspect.probability())
        + ", "
        + Wording.certainty(suspect.probability());
  }

  private static String nearest(Report report) {
    return report.ranking().stream()
        .limit(2)
        .map(
            s ->
                MarkdownEscape.text(Catalogue.of(s.cause()).title())
                    + " ("
                    + Figures.probability(s.probability())
                    + ")")
        .collect(Collectors.joining(", then "));
  }

  private static String failures(Failures failures, long requests) {
    if (failures.total() == 0) {
      return "none in " + Figures.count(requests) + " requests.";
    }
    return Figures.of(failures.total(), requests, "requests")
        + ". Silent (the backend logged success): "
        + Figures.of(failures.silent(), failures.total())
        + ". Explained: "
        + Figures.count(failures.explained())
        + ", unexplained: "
        + Figures.count(failures.unexplained())
        + ".";
  }

  private static String period(Report report) {
    return Figures.second(report.startMicros())
        + " to "
        + Figures.second(report.endMicros())
        + " ("
        + Figures.time(Math.max(0, report.endMicros() - report.startMicros()))
        + ")";
  }

  private static List<String> proofs(Report report) {
    List<Suspect> named = Evidence.culprits(report);
    List<Suspect> suspects = named.isEmpty() ? Evidence.suspects(report) : named;
    // Two culprits share the box: the strongest of each first.
    int each = suspects.size() > 1 ? 2 : PROOFS;
    return suspects.stream()
        .limit(2)
        .flatMap(s -> Evidence.speakingFor(s).stream().limit(each))
        .map(Weighed::finding)
        .distinct()
        .limit(PROOFS + 1L)
        .map(VerdictSection::proof)
        .toList();
  }

  private static String proof(Finding finding) {
    String words = MarkdownEscape.text(finding.text());
    if (finding.citations().isEmpty()) {
      return words;
    }
    Citation first = finding.citations().get(0);
    String quote = first.text().isEmpty() ? "" : " " + MarkdownEscape.quoted(first.text());
    return words + " " + MarkdownEscape.citation(first) + quote;
  }
}
