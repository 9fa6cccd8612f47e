package io.culprit.rank.infer;

import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import io.culprit.rank.Kind;
import io.culprit.rank.NextEvidence.Answer;
import io.culprit.rank.Weights;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What findings that nobody could look for yet are expected to tell.
 *
 * <p>The expected information is the mutual information of the answers and of the set of causes at
 * work: exactly what the entropy of the posterior loses on average (D. V. Lindley, "On a measure of
 * the information provided by an experiment", 1956; D. Heckerman, E. Horvitz, B. Nathwani, 1992).
 * Exact over all sets of causes, with three simplifications that keep it on the low side: each
 * family answers by its most telling finding alone, seen beyond doubt or not at all; a family that
 * a present finding already speaks for tells nothing more; of the families the {@value #FAMILIES}
 * most telling count.
 */
public final class Preposterior {
  private static final int FAMILIES = 4;
  private static final double LN2 = StrictMath.log(2);

  private final Weights weights;
  private final Belief belief;

  /** Prepares what the findings at hand leave open. */
  public Preposterior(Assessment assessed) {
    this(
        assessed.findings(),
        assessed.ground().priors(),
        assessed.none(),
        assessed.ground().weights());
  }

  Preposterior(List<Finding> findings, Priors priors, double none, Weights weights) {
    this.weights = weights;
    List<Weighing> weighings = Weighing.of(findings, weights);
    belief = new Belief(Space.folded(weights, weighings), priors.assumed(), none, weights);
    belief.weigh(weighings, p -> p);
  }

  /**
   * What answers would tell.
   *
   * @param bits expected reduction of entropy
   * @param findings the most telling of each family, in that order
   * @param answers the first of them seen; none of them seen
   */
  public record Prospect(double bits, List<String> findings, List<Answer> answers) {
    public Prospect {
      findings = List.copyOf(findings);
      answers = List.copyOf(answers);
    }
  }

  /**
   * What is expected of looking for some findings.
   *
   * @param findings findings that these logs cannot show, of families nothing present speaks for
   */
  public Prospect of(List<Finding> findings) {
    Map<String, Told> best = new LinkedHashMap<>();
    for (Finding f : findings) {
      Weights.Link link = weights.links().get(f.id());
      if (link != null && !Weighing.of(f, 1, 1, link).causes().isEmpty()) {
        double bits = bits(List.of(link));
        Told told = best.get(f.family());
        if (told == null || bits > told.bits()) {
          best.put(f.family(), new Told(f.id(), link, bits));
        }
      }
    }
    List<Told> told =
        best.values().stream()
            .sorted(Comparator.comparingDouble(t -> -t.bits()))
            .limit(FAMILIES)
            .toList();
    if (told.isEmpty()) {
      return new Prospect(0, List.of(), List.of());
    }
    List<Weights.Link> links = told.stream().map(Told::link).toList();
    return new Prospect(
        bits(links),
        told.stream().map(Told::finding).toList(),
        List.of(answer(told.get(0).finding(), List.of(links.get(0)), 1), answer("", links, 0)));
  }

  private record Told(String finding, Weights.Link link, double bits) {}

  /** Mutual information of the answers and of the set of causes at work, in bits. */
  private double bits(List<Weights.Link> links) {
    int outcomes = 1 << links.size();
    Map<List<Cause>, double[]> bySet = new LinkedHashMap<>();
    double[] all = new double[outcomes];
    double total = 0;
    for (Belief.Cell cell : belief.cells(causes(links))) {
      List<Cause> set = cell.atWork().stream().map(Kind::cause).toList();
      double[] joint = bySet.computeIfAbsent(set, s -> new double[outcomes]);
      double[] shown = shown(links, cell);
      for (int o = 0; o < outcomes; o++) {
        double p = cell.weight() * likelihood(shown, o);
        joint[o] += p;
        all[o] += p;
        total += p;
      }
    }
    double bits = entropy(all, total);
    for (double[] joint : bySet.values()) {
      double sum = Arrays.stream(joint).sum();
      bits -= sum / total * entropy(joint, sum);
    }
    return Math.max(0, bits);
  }

  private static double entropy(double[] weights, double total) {
    double bits = 0;
    for (double w : weights) {
      if (w > 0) {
        bits -= w / total * StrictMath.log(w / total) / LN2;
      }
    }
    return bits;
  }

  /** The first cause once all findings are seen (outcome 1 of one finding), or none is (0). */
  private Answer answer(String finding, List<Weights.Link> links, int outcome) {
    double before = 0;
    double after = 0;
    double[] with = new double[belief.causes().size()];
    for (Belief.Cell cell : belief.cells(causes(links))) {
      double likelihood = likelihood(shown(links, cell), outcome);
      before += cell.weight();
      after += cell.weight() * likelihood;
      for (int c = 0; c < with.length; c++) {
        with[c] += cell.with(c) * likelihood;
      }
    }
    List<Integer> order =
        IntStream.range(0, with.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer c) -> -with[c]))
            .toList();
    int first = order.get(0);
    int second = order.get(1);
    return new Answer(
        finding,
        after / before,
        belief.causes().get(first),
        probability(with[first], after),
        belief.causes().get(second),
        probability(with[second], after));
  }

  private double probability(double with, double all) {
    double without = Math.max(all - with, 1e-12 * all);
    return Posterior.probability(
        StrictMath.log(Math.max(with, 1e-12 * all) / without), weights.calibration());
  }

  private static double[] shown(List<Weights.Link> links, Belief.Cell cell) {
    return links.stream().mapToDouble(l -> NoisyOr.shown(l, cell.atWork())).toArray();
  }

  /** Of an outcome whose bits say which findings are seen. */
  private static double likelihood(double[] shown, int outcome) {
    double likelihood = 1;
    for (int f = 0; f < shown.length; f++) {
      likelihood *= (outcome >> f & 1) == 1 ? shown[f] : 1 - shown[f];
    }
    return likelihood;
  }

  private static List<Cause> causes(List<Weights.Link> links) {
    return Arrays.stream(Cause.values())
        .filter(
            c ->
                links.stream()
                    .flatMap(l -> l.byKind().entrySet().stream())
                    .anyMatch(e -> e.getKey().cause() == c && e.getValue() > 0))
        .toList();
  }
}
