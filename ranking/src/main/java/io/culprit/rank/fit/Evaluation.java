package io.culprit.rank.fit;

import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import io.culprit.rank.Ranker;
import io.culprit.rank.Verdict;
import io.culprit.rank.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The ranking measured on labelled incidents: with given weights, with weights fitted on these very
 * incidents, and with weights fitted on all but the one that is judged (leave-one-out, the figure
 * that counts).
 */
public final class Evaluation {
  private static final int BINS = 10;

  private final List<Score> given;
  private final List<Score> leftOut;
  private final Fit fit;

  private Evaluation(List<Score> given, List<Score> leftOut, Fit fit) {
    this.given = List.copyOf(given);
    this.leftOut = List.copyOf(leftOut);
    this.fit = fit;
  }

  /**
   * Ranks every incident.
   *
   * @param weights the numbers in use
   * @param byHand the numbers that a fit starts from
   * @param leaveOneOut whether each is also ranked with a fit on the others
   */
  public static Evaluation of(
      List<Labelled> incidents, Weights weights, Weights byHand, boolean leaveOneOut) {
    List<Staged> all = incidents.stream().map(Staged::of).toList();
    Fit fit = new Fit(all.stream().map(Staged::examined).toList(), byHand);
    List<Score> given = new ArrayList<>();
    List<Score> leftOut = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      given.add(all.get(i).score(weights));
      if (leaveOneOut) {
        leftOut.add(all.get(i).score(fit.without(i, "leave-one-out")));
      }
    }
    return new Evaluation(given, leftOut, fit);
  }

  /** Weights fitted on all the incidents. */
  public Weights fitted() {
    return fit.onAll(
        "Fitted on " + given.size() + " labelled incidents, starting from weights-by-hand.json.");
  }

  /** The figures as a page of text. */
  public String text() {
    StringBuilder out = new StringBuilder();
    summary(out, "given weights", given);
    if (!leftOut.isEmpty()) {
      summary(out, "leave-one-out", leftOut);
    }
    out.append("incidents with the given weights:\n");
    for (Score s : given) {
      line(out, s);
    }
    return out.toString();
  }

  private static void summary(StringBuilder out, String title, List<Score> scores) {
    List<Score> faulty = scores.stream().filter(s -> !s.truth().healthy()).toList();
    List<Score> identifiable = faulty.stream().filter(s -> s.truth().identifiable()).toList();
    List<Score> healthy = scores.stream().filter(s -> s.truth().healthy()).toList();
    long culprit = scores.stream().filter(s -> s.verdict() == Verdict.CULPRIT).count();
    long right =
        faulty.stream()
            .filter(
                s ->
                    s.verdict() == Verdict.CULPRIT
                        && s.truth().primary().contains(s.order().get(0)))
            .count();
    out.append(title)
        .append(": ")
        .append(faulty.size())
        .append(" faulty (")
        .append(identifiable.size());
    out.append(" identifiable), ").append(healthy.size()).append(" healthy\n");
    row(out, "all faulty", faulty);
    row(out, "identifiable", identifiable);
    out.append(
        String.format(
            Locale.ROOT,
            "  verdict culprit %d, right %d; faulty called healthy %d; false alarms %d of %d; abstained %d; true causes ruled out %d; ECE %.3f%n",
            culprit,
            right,
            faulty.stream().filter(Score::calledHealthy).count(),
            healthy.stream().filter(s -> !s.calledHealthy()).count(),
            healthy.size(),
            faulty.stream()
                .filter(
                    s -> s.verdict() == Verdict.UNDECIDED || s.verdict() == Verdict.TOO_LITTLE_DATA)
                .count(),
            faulty.stream().filter(Score::ruledOutTruth).count(),
            ece(scores)));
  }

  private static void row(StringBuilder out, String title, List<Score> scores) {
    out.append(
        String.format(
            Locale.ROOT,
            "  %-13s AC@1 %.3f  AC@3 %.3f  AC@5 %.3f  Avg@5 %.3f  MRR %.3f  Brier %.3f%n",
            title,
            mean(scores, s -> s.hit(1)),
            mean(scores, s -> s.hit(3)),
            mean(scores, s -> s.hit(5)),
            mean(scores, s -> (s.hit(1) + s.hit(2) + s.hit(3) + s.hit(4) + s.hit(5)) / 5),
            mean(scores, Score::reciprocal),
            mean(scores, Score::brier)));
  }

  private static void line(StringBuilder out, Score s) {
    List<String> first =
        s.order().stream()
            .limit(3)
            .map(
                c ->
                    String.format(
                        Locale.ROOT, "%s %.2f", c.slug(), s.probabilities().getOrDefault(c, 0.0)))
            .toList();
    String truth =
        s.truth().healthy()
            ? "healthy"
            : String.join("+", s.truth().primary().stream().sorted().map(Cause::slug).toList());
    boolean ok = s.truth().healthy() ? s.calledHealthy() : s.hit(1) >= 1;
    out.append(
        String.format(
            Locale.ROOT,
            "  %s %-8s %-32s %-15s %s%s%n",
            ok ? "ok  " : "MISS",
            s.name(),
            truth,
            s.verdict().slug(),
            String.join(", ", first),
            s.truth().identifiable() ? "" : "  (not identifiable)"));
  }

  /**
   * Expected calibration error over all printed probabilities against "is a primary or contributing
   * cause".
   */
  private static double ece(List<Score> scores) {
    double[] sum = new double[BINS];
    double[] actual = new double[BINS];
    long[] n = new long[BINS];
    long total = 0;
    for (Score s : scores) {
      for (Map.Entry<Cause, Double> e : s.probabilities().entrySet()) {
        int bin = Math.min(BINS - 1, (int) (e.getValue() * BINS));
        sum[bin] += e.getValue();
        actual[bin] +=
            s.truth().primary().contains(e.getKey())
                    || s.truth().contributing().contains(e.getKey())
                ? 1
                : 0;
        n[bin]++;
        total++;
      }
    }
    double ece = 0;
    for (int b = 0; b < BINS; b++) {
      ece += n[b] == 0 ? 0 : Math.abs(sum[b] - actual[b]) / total;
    }
    return ece;
  }

  private static double mean(List<Score> scores, java.util.function.ToDoubleFunction<Score> of) {
    return scores.stream().mapToDouble(of).average().orElse(Double.NaN);
  }

  /** Findings of an incident with their strengths, for looking into a miss. */
  public static String findings(Labelled l) {
    StringBuilder out = new StringBuilder();
    for (Finding f : Ranker.examine(l.file())) {
      out.append(
          String.format(
              Locale.ROOT,
              "%-24s %-12s %.2f  %d/%d  %d/%d  %s%n",
              f.id(),
              f.state().slug(),
              f.strength(),
              f.failed().k(),
              f.failed().n(),
              f.healthy().k(),
              f.healthy().n(),
              f.text()));
    }
    return out.toString();
  }
}
