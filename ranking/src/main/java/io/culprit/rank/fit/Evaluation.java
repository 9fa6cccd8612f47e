package io.culprit.rank.fit;

import io.culprit.rank.Finding;
import io.culprit.rank.Ranker;
import io.culprit.rank.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rankings of labelled incidents, which are examined once for all of them. */
public final class Evaluation {
  private final List<Staged> incidents;

  private Evaluation(List<Staged> incidents) {
    this.incidents = List.copyOf(incidents);
  }

  /** Examines the incidents. */
  public static Evaluation of(List<Labelled> incidents) {
    return new Evaluation(incidents.stream().map(Staged::of).toList());
  }

  /** What the ranking says with given numbers. */
  public List<Score> with(Weights weights) {
    return incidents.stream().map(i -> i.score(weights)).toList();
  }

  /**
   * What it says of each with numbers fitted on all the others.
   *
   * @param byHand the numbers that a fit starts from
   */
  public List<Score> leaveOneOut(Weights byHand) {
    Fit fit = fit(byHand);
    List<Score> scores = new ArrayList<>();
    for (int i = 0; i < incidents.size(); i++) {
      scores.add(incidents.get(i).score(fit.without(i, "leave-one-out")));
    }
    return scores;
  }

  /** What something simpler says of them. */
  public List<Score> by(Baseline baseline) {
    return baseline.scores(incidents);
  }

  /**
   * Numbers fitted on all of them.
   *
   * @param byHand the numbers that the fit starts from
   */
  public Weights fitted(Weights byHand) {
    return fit(byHand)
        .onAll(
            "Fitted on "
                + incidents.size()
                + " labelled incidents, starting from weights-by-hand.json.");
  }

  private Fit fit(Weights byHand) {
    return new Fit(incidents.stream().map(Staged::examined).toList(), byHand);
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
