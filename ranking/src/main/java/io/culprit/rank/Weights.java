package io.culprit.rank;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The numbers of the ranking: what each cause is expected to show, and how often a sign shows without any.
 *
 * <p>Data with an origin: {@code weights.json} beside this class holds them, refitted from labelled incidents by {@code
 * culprit evaluate --fit}.
 *
 * @param origin where the numbers come from, in words
 * @param priors probability of each cause before any finding
 * @param links by finding id: probability that the cause shows the finding, and the leak
 * @param calibration factor on the log odds of the raw posterior, 1 for none
 */
public record Weights(
    String origin, Map<Cause, Double> priors, SortedMap<String, Link> links, double calibration) {
  public Weights {
    priors = java.util.Collections.unmodifiableMap(new EnumMap<>(priors));
    links = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(links));
  }

  /**
   * A finding's row.
   *
   * @param leak probability of the finding where none of the causes is at work
   * @param byCause probability that a cause, where it is at work, shows the finding
   */
  public record Link(double leak, Map<Cause, Double> byCause) {
    public Link {
      EnumMap<Cause, Double> copy = new EnumMap<>(Cause.class);
      copy.putAll(byCause);
      byCause = java.util.Collections.unmodifiableMap(copy);
    }
  }
}
