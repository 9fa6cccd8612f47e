package io.culprit.cli;

import io.culprit.rank.Cause;
import io.culprit.rank.arm.ArmResult;
import io.culprit.rank.fit.Confusion;
import io.culprit.rank.fit.Figures;
import io.culprit.rank.fit.Score;
import io.culprit.rank.stats.Proportion;
import io.culprit.rank.stats.Reliability;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code culprit evaluate} shows to people, as text or as Markdown. Not thread-safe. */
final class AccuracyPage {
  private static final String NONE = "-";

  private final boolean markdown;
  private final StringBuilder out = new StringBuilder();

  private AccuracyPage(boolean markdown) {
    this.markdown = markdown;
  }

  /**
   * The page.
   *
   * @param markdown whether as Markdown
   * @param details whether every incident has its line, not only those that mislead
   */
  static String of(Accuracy accuracy, boolean markdown, boolean details) {
    AccuracyPage page = new AccuracyPage(markdown);
    page.legend();
    accuracy.rankings().forEach(page::run);
    if (!accuracy.baselines().isEmpty()) {
      page.baselines(accuracy);
    }
    if (!accuracy.arms().isEmpty()) {
      page.arms(accuracy.arms());
      if (details) {
        page.wronglyNamed(accuracy.arms());
      }
    }
    page.incidents(accuracy.given().scores(), details);
    return page.out.toString();
  }

  private void legend() {
    text(
        "A share is followed by its Wilson 95 % interval. AC@1 and AC@3: share of the true causes"
            + " among the first one and three; identifiable: on incidents whose logs can show the"
            + " cause. ECE: expected calibration error of the first cause's probability, and of"
            + " those of all causes.");
  }

  private void run(Accuracy.Run run) {
    Groups groups = new Groups("set");
    run.bySet().forEach((set, scores) -> groups.row(Visible.text(set), Figures.of(scores)));
    heading(sentence(run.title()));
    groups.show();
    Figures all = Figures.of(run.scores());
    heading("Reliability of the first cause, " + run.title());
    show(reliability(all.reliability()));
    heading("True cause (down) against first cause (across), " + run.title());
    show(confusion(Confusion.of(run.scores())));
  }

  private void baselines(Accuracy accuracy) {
    Groups groups = new Groups("ranked by");
    accuracy.rankings().forEach(r -> groups.row(r.title(), Figures.of(r.scores())));
    accuracy.baselines().forEach(r -> groups.row(r.title(), Figures.of(r.scores())));
    heading("Beside simpler means");
    groups.show();
  }

  private void arms(List<ArmResult> arms) {
    Groups groups = new Groups("incidents");
    Table falls = new Table("incidents", ">n", ">fall of the first cause's probability");
    for (ArmResult arm : arms) {
      if (!arm.cases().isEmpty()) {
        groups.row(arm.arm().title(), Figures.of(arm.altered()));
        groups.row("  the same as recorded", Figures.of(arm.recorded()));
        falls.row(arm.arm().title(), String.valueOf(arm.cases().size()), decimal(arm.fall()));
      }
    }
    heading("With something taken away, added or shifted");
    text(
        "Where the source is gone that showed a cause, the incident is not identifiable any more,"
            + " whatever its label says: what counts is that a named cause is a true one, and that"
            + " the probabilities fall.");
    groups.show();
    show(falls);
  }

  private void wronglyNamed(List<ArmResult> arms) {
    Table table = new Table("incidents", "set", "incident", "true", "named", ">probability");
    for (ArmResult arm : arms) {
      for (ArmResult.Case c : arm.cases()) {
        Score s = c.altered();
        if (s.accuses() && !s.firstIsTrue()) {
          table.row(
              arm.arm().title(),
              Visible.text(s.set()),
              Visible.text(s.name()),
              c.recorded().stream().map(AccuracyPage::truth).collect(Collectors.joining("+")),
              s.first().slug(),
              decimal(s.probability(s.first())));
        }
      }
    }
    heading("Wrongly named with something taken away, added or shifted");
    show(table);
  }

  private void incidents(List<Score> scores, boolean details) {
    Table table =
        new Table("", "set", "incident", "true", "first", ">probability", "verdict", "also");
    for (Score s : scores) {
      if (details || s.wrong()) {
        table.row(
            s.wrong() ? "WRONG" : "ok",
            Visible.text(s.set()),
            Visible.text(s.name()),
            truth(s),
            s.first().slug(),
            decimal(s.probability(s.first())),
            s.verdict().slug(),
            also(s));
      }
    }
    heading(details ? "Incidents" : "Wrong incidents");
    show(table);
  }

  private static String truth(Score s) {
    return s.truth().healthy()
        ? "healthy"
        : s.truth().primary().stream().sorted().map(Cause::slug).collect(Collectors.joining("+"));
  }

  private static String also(Score s) {
    List<String> also = new ArrayList<>();
    if (!s.truth().identifiable()) {
      also.add("not identifiable");
    }
    if (s.ruledOutTruth()) {
      also.add("true cause ruled out");
    }
    return String.join(", ", also);
  }

  private static Table reliability(Reliability reliability) {
    Table table = new Table("stated", ">n", ">mean stated", ">came true");
    for (Reliability.Row row : reliability.rows()) {
      table.row(
          String.format(Locale.ROOT, "%.1f to %.1f", row.from(), row.to()),
          String.valueOf(row.observed().n()),
          decimal(row.stated()),
          interval(row.observed()));
    }
    return table;
  }

  private static Table confusion(Confusion confusion) {
    List<String> headings = new ArrayList<>();
    headings.add("true");
    for (Cause c : Cause.values()) {
      headings.add(">" + c.number());
    }
    headings.add(">healthy");
    Table table = new Table(headings.toArray(String[]::new));
    for (Cause truth : Cause.values()) {
      List<String> row = new ArrayList<>();
      row.add(truth.number() + " " + truth.slug());
      for (Cause first : Cause.values()) {
        row.add(count(confusion.count(truth, first)));
      }
      row.add(count(confusion.calledHealthy().getOrDefault(truth, 0L)));
      table.row(row.toArray(String[]::new));
    }
    return table;
  }

  /** Figures of several groups of incidents: where the cause stands, and what was dared. */
  private final class Groups {
    private final Table places;
    private final Table verdicts;

    Groups(String what) {
      places =
          new Table(
              what,
              ">faulty",
              ">AC@1 identifiable",
              ">AC@1",
              ">AC@3",
              ">Avg@5",
              ">MRR",
              ">Brier",
              ">ECE",
              ">of all");
      verdicts =
          new Table(
              what,
              ">culprit right",
              ">abstained",
              ">called healthy",
              ">true cause ruled out",
              ">false alarms");
    }

    void row(String title, Figures f) {
      places.row(
          title,
          String.valueOf(f.faulty()),
          interval(f.identifiable()),
          interval(f.first()),
          interval(f.firstThree()),
          decimal(f.meanOfFive()),
          decimal(f.reciprocalRank()),
          decimal(f.brier()),
          f.reliability().rows().isEmpty() ? NONE : decimal(f.reliability().error()),
          decimal(f.reliabilityOfAll().error()));
      verdicts.row(
          title,
          counted(f.culprits()),
          counted(f.abstained()),
          counted(f.calledHealthy()),
          counted(f.ruledOut()),
          counted(f.falseAlarms()));
    }

    void show() {
      AccuracyPage.this.show(places);
      AccuracyPage.this.show(verdicts);
    }
  }

  private void heading(String heading) {
    out.append(markdown ? "### " : "").append(heading).append("\n\n");
  }

  private void text(String text) {
    out.append(text).append("\n\n");
  }

  private void show(Table table) {
    out.append(markdown ? table.markdown() : table.text()).append('\n');
  }

  private static String sentence(String title) {
    return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
  }

  private static String count(long n) {
    return n == 0 ? "" : String.valueOf(n);
  }

  private static String interval(Proportion p) {
    return p.n() == 0
        ? NONE
        : String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", p.share(), p.low(), p.high());
  }

  private static String counted(Proportion p) {
    return p.n() == 0
        ? NONE
        : String.format(Locale.ROOT, "%.0f of %d, %s", p.hits(), p.n(), interval(p));
  }

  private static String decimal(double value) {
    return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, "%.3f", value);
  }
}
