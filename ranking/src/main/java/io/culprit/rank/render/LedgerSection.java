package io.culprit.rank.render;

import io.culprit.rank.Report;
import io.culprit.rank.Suspect;
import io.culprit.rank.Verdict;
import io.culprit.rank.Weighed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Section 4, second half: what each finding is worth to the foremost suspects, in decibans, down to
 * the odds that were printed.
 */
final class LedgerSection implements Section {
  private static final int LEDGERS = 3;

  /** What is smaller than a printed digit is not worth a row. */
  private static final double ROUNDING = 0.05;

  @Override
  public void write(Report report, MarkdownPage page) throws IOException {
    List<Suspect> suspects =
        report.verdict() == Verdict.NOTHING_WRONG
            ? List.of()
            : report.ranking().stream()
                .filter(s -> s.rank() == 1 || Evidence.suspects(report).contains(s))
                .limit(LEDGERS)
                .toList();
    if (!suspects.isEmpty()) {
      page.paragraph(
          "How the evidence adds up, in decibans (dB): +10 dB makes the odds ten times better, −10"
              + " dB ten times worse, 0 dB is even odds. Rows are rounded to 0.1 dB.");
    }
    for (Suspect s : suspects) {
      page.paragraph("**Ledger of " + Evidence.name(s.cause()).replace("**", "") + "**");
      page.table(
          List.of("Item", "dB", "In failed requests", "In healthy ones", "What it says"), rows(s));
    }
    page.rule();
  }

  private static List<List<String>> rows(Suspect suspect) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        row(
            "Before any finding",
            suspect.priorDecibans(),
            "How common the cause is in such a setting."));
    if (Math.abs(suspect.assumedDecibans()) >= ROUNDING) {
      rows.add(
          row(
              "Assumed by the user",
              suspect.assumedDecibans(),
              "Not from the logs; see Context for what was assumed."));
    }
    double sum =
        suspect.priorDecibans() + suspect.assumedDecibans() + suspect.calibrationDecibans();
    for (Weighed w : suspect.findings()) {
      sum += w.decibans();
      rows.add(
          List.of(
              "`" + w.finding().id() + "` " + w.finding().state().slug(),
              Figures.signed(w.decibans()),
              Figures.of(w.finding().failed()),
              Figures.of(w.finding().healthy()),
              Evidence.sentence(w.finding(), 3) + " (" + Wording.weight(w.decibans()) + ")"));
    }
    rows.add(
        row(
            "Calibration",
            suspect.calibrationDecibans(),
            "Learnt from labelled incidents; keeps clear of 0 and 1."));
    double odds = Figures.decibans(suspect.probability());
    if (Math.abs(odds - sum) >= ROUNDING) {
      rows.add(row("All smaller findings", odds - sum, "Each below 0.1 dB."));
    }
    rows.add(
        List.of(
            "**Sum**",
            "**" + Figures.signed(odds) + "**",
            "",
            "",
            "Odds of "
                + odds(suspect.probability())
                + ", a probability of "
                + Figures.probability(suspect.probability())
                + "."));
    return rows;
  }

  private static List<String> row(String item, double decibans, String words) {
    return List.of(item, Figures.signed(decibans), "", "", words);
  }

  /** {@code 32 to 1}, or {@code 1 to 32}. */
  private static String odds(double p) {
    return p >= 0.5
        ? Figures.count(Math.round(p / (1 - p))) + " to 1"
        : "1 to " + Figures.count(Math.round((1 - p) / p));
  }
}
