package io.culprit.correlate;

/**
 * How well these very logs are joined without their ids: of a bounded sample of the pairs that ids
 * had made, what the other tiers make of them. A swap among requests that the logs cannot tell
 * apart counts as right.
 *
 * @param pairs pairs by id in the sample
 * @param made pairs that the other tiers made of the same lines
 * @param right of these, the ones that the ids had made, or their twins'
 */
public record SelfAudit(long pairs, long made, long right) {
  public SelfAudit {
    if (right > made || right > pairs || right < 0) {
      throw new IllegalArgumentException(
          "more right pairs than there are: " + right + " of " + made + " and of " + pairs);
    }
  }

  /** Right ones among the pairs made; 1 where none was made. */
  public double precision() {
    return made == 0 ? 1 : (double) right / made;
  }

  /** Right ones among the pairs that ids had made; 1 where there were none. */
  public double recall() {
    return pairs == 0 ? 1 : (double) right / pairs;
  }
}
