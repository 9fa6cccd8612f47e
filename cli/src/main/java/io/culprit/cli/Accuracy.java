package io.culprit.cli;

import io.culprit.rank.arm.ArmResult;
import io.culprit.rank.fit.Score;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code culprit evaluate} measured.
 *
 * @param rankings the ranking with the numbers in use, then leave-one-out if it was asked for
 * @param baselines what simpler means say; empty: not asked for
 * @param arms the same incidents with something done to them; empty: not asked for
 */
record Accuracy(List<Run> rankings, List<Run> baselines, List<ArmResult> arms) {
  /** The set that stands for all. */
  static final String ALL = "all";

  Accuracy {
    rankings = List.copyOf(rankings);
    baselines = List.copyOf(baselines);
    arms = List.copyOf(arms);
  }

  /** The ranking with the numbers in use. */
  Run given() {
    return rankings.get(0);
  }

  /**
   * One ranking of all incidents.
   *
   * @param title what ranked them
   * @param scores what it said
   */
  record Run(String title, List<Score> scores) {
    Run {
      scores = List.copyOf(scores);
    }

    /** The scores by set, in the order of the sets; all of them last. */
    Map<String, List<Score>> bySet() {
      Map<String, List<Score>> sets = new LinkedHashMap<>();
      for (Score s : scores) {
        sets.computeIfAbsent(
            s.set(), name -> scores.stream().filter(o -> o.set().equals(name)).toList());
      }
      sets.put(ALL, scores);
      return sets;
    }
  }
}
