package io.culprit.rank.fit;

import java.util.List;

/** Something simpler than the ranking, measured on the same incidents. */
public sealed interface Baseline permits FixedOrder, KeywordRules, NaiveBayes {
  /** The name a person reads. */
  String title();

  /** What it says of each incident, in their order. */
  List<Score> scores(List<Staged> incidents);

  /** All of them, the simplest first. */
  static List<Baseline> all() {
    return List.of(new FixedOrder(), KeywordRules.builtIn(), new NaiveBayes());
  }
}
