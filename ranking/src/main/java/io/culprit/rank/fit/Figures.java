package io.culprit.rank.fit;

import io.culprit.rank.stats.Proportion;
import io.culprit.rank.stats.Reliability;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * How good a ranking was on some incidents.
 *
 * <p>The places of the true causes are judged on faulty incidents whose causes are in the catalogue
 * of causes; a mean of none is not a number.
 *
 * @param healthy number of healthy incidents
 * @param faulty number of faulty ones
 * @param identifiable AC@1 on those whose logs can show the cause
 * @param first AC@1 on all faulty ones
 * @param firstThree AC@3 on them
 * @param meanOfFive Avg@5
 * @param reciprocalRank MRR
 * @param brier mean Brier score over the causes
 * @param culprits verdicts that name a culprit who is a true cause, of all that name one
 * @param calledHealthy faulty incidents called healthy
 * @param abstained faulty incidents on which no cause was named and none was cleared
 * @param falseAlarms healthy incidents not called healthy
 * @param ruledOut faulty incidents of which a true cause was called ruled out
 * @param reliability of the first cause's probability on faulty incidents: it came true where the
 *     cause is a primary or a contributing one
 * @param reliabilityOfAll the same of the probabilities of all causes on all incidents
 */
public record Figures(
    long healthy,
    long faulty,
    Proportion identifiable,
    Proportion first,
    Proportion firstThree,
    double meanOfFive,
    double reciprocalRank,
    double brier,
    Proportion culprits,
    Proportion calledHealthy,
    Proportion abstained,
    Proportion falseAlarms,
    Proportion ruledOut,
    Reliability reliability,
    Reliability reliabilityOfAll) {

  /** The figures of some scores. */
  public static Figures of(List<Score> scores) {
    List<Score> healthy = scores.stream().filter(s -> s.truth().healthy()).toList();
    List<Score> faulty = scores.stream().filter(s -> !s.truth().healthy()).toList();
    List<Score> placed = faulty.stream().filter(s -> !s.truth().primary().isEmpty()).toList();
    List<Score> identifiable = placed.stream().filter(s -> s.truth().identifiable()).toList();
    List<Score> culprits = scores.stream().filter(Score::accuses).toList();
    return new Figures(
        healthy.size(),
        faulty.size(),
        sum(identifiable, s -> s.hit(1)),
        sum(placed, s -> s.hit(1)),
        sum(placed, s -> s.hit(3)),
        mean(placed, Score::meanHit),
        mean(placed, Score::reciprocal),
        mean(placed, Score::brier),
        share(culprits, Score::firstIsTrue),
        share(faulty, Score::calledHealthy),
        share(faulty, Score::abstains),
        share(healthy, s -> !s.calledHealthy()),
        share(faulty, Score::ruledOutTruth),
        Reliability.of(
            faulty.stream()
                .map(
                    s ->
                        new Reliability.Statement(
                            s.probability(s.first()), s.truth().has(s.first())))
                .toList()),
        Reliability.of(all(scores)));
  }

  private static List<Reliability.Statement> all(List<Score> scores) {
    List<Reliability.Statement> all = new ArrayList<>();
    for (Score s : scores) {
      s.probabilities().forEach((c, p) -> all.add(new Reliability.Statement(p, s.truth().has(c))));
    }
    return all;
  }

  private static Proportion share(List<Score> scores, Predicate<Score> of) {
    return new Proportion(scores.stream().filter(of).count(), scores.size());
  }

  private static Proportion sum(List<Score> scores, ToDoubleFunction<Score> of) {
    return new Proportion(scores.stream().mapToDouble(of).sum(), scores.size());
  }

  private static double mean(List<Score> scores, ToDoubleFunction<Score> of) {
    return scores.stream().mapToDouble(of).average().orElse(Double.NaN);
  }
}
