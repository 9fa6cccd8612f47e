package io.culprit.rank.page;

import io.culprit.rank.Catalogue;
import io.culprit.rank.Stability;
import io.culprit.rank.Stability.Without;
import io.culprit.rank.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** How firmly the verdict stands, in a sentence or two. */
final class Firmness {
  private static final int FLIPS = 2;
  private static final int NAMED = 2;

  private Firmness() {}

  /** What the verdict rests on, and how often it survives other numbers. */
  static String words(Stability stability, Verdict verdict) {
    List<Without> flips = stability.flips();
    String rests =
        flips.isEmpty()
            ? "No single family of signs decides it: without any one of them the first cause and the verdict stay."
            : flips.stream()
                .limit(FLIPS)
                .map(w -> then(w, verdict))
                .collect(Collectors.joining("; and on ", "It rests on ", "."));
    return rests
        + " With each number of the ranking off by about a factor of two, the first cause stays first in "
        + stability.stays()
        + " of "
        + stability.draws()
        + " draws.";
  }

  private static String then(Without w, Verdict verdict) {
    String signs =
        w.left().equals(Without.ASSUMED)
            ? "what the user assumed"
            : w.findings().stream()
                .limit(NAMED)
                .map(f -> "`" + f + "`")
                .collect(Collectors.joining(" and "));
    return signs
        + ": left out, "
        + Catalogue.of(w.first()).title()
        + " is first at "
        + Math.round(w.probability() * 100)
        + " %"
        + (w.verdict() == verdict
            ? ""
            : ", and the verdict " + w.verdict().slug().replace('-', ' '));
  }
}
