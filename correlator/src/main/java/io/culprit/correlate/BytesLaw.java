package io.culprit.correlate;

import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.Origin;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the sizes that a proxy and an application log of one answer agree, learnt from what stands
 * near each other in the logs: often they are equal, with headers counted they differ by much the
 * same, with compression in between they tell nothing.
 *
 * @param offset bytes that the proxy counts more than the application
 * @param fit cost of a pair whose sizes agree so
 * @param misfit cost of a pair whose sizes do not
 */
record BytesLaw(long offset, double fit, double misfit) {
  /** What is assumed of logs too short to learn from. */
  static final BytesLaw ASSUMED = new BytesLaw(0, -2, 2);

  private static final BytesLaw SAYS_NOTHING = new BytesLaw(0, 0, 0);

  /** Chunk headers, a digit more in a header. */
  private static final long TOLERANCE = 8;

  /** Fewer handlers than this teach nothing. */
  private static final int LEAST = 10;

  private static final double MOST_COST = 4;

  /** An answer may have been cut, but of the whole lines hardly one in ten is. */
  private static final double CUT = 2.5;

  /** A pair with signs of a cut. */
  private static final double MARKED_CUT = 0.5;

  /**
   * Gathers what may belong together, of the first records of one source that it is shown. Mutable.
   */
  static final class Learner {
    private static final int MOST = 1_000;

    private final Map<Origin, List<Long>> differences = new LinkedHashMap<>();
    private BytesLaw law = ASSUMED;
    private int taught;

    /** Whether it has seen enough. */
    boolean isFull() {
      return differences.size() >= MOST;
    }

    /**
     * One handler's record: the differences to all proxy lines that it may belong to. Of what it is
     * told twice the latter counts: more was known.
     */
    void add(Origin handler, List<Long> toCandidates) {
      if (!toCandidates.isEmpty()) {
        differences.put(handler, toCandidates);
      }
    }

    /** The law as far as it is known. */
    BytesLaw law() {
      if (taught != differences.size()) {
        taught = differences.size();
        law = learnt();
      }
      return law;
    }

    private BytesLaw learnt() {
      int handlers = differences.size();
      if (handlers < LEAST) {
        return ASSUMED;
      }
      long offset = usual();
      int agreeing = 0;
      int fits = 0;
      int pairs = 0;
      for (List<Long> each : differences.values()) {
        int own = 0;
        for (long d : each) {
          own += Math.abs(d - offset) <= TOLERANCE ? 1 : 0;
        }
        agreeing += own > 0 ? 1 : 0;
        fits += own;
        pairs += each.size();
      }
      double share = Math.min(0.98, (double) agreeing / handlers);
      if (share < (offset == 0 ? 0.5 : 0.8)) {
        return SAYS_NOTHING;
      }
      double chance =
          pairs == handlers
              ? 0.1
              : Math.max(0.02, Math.min(0.95, (double) (fits - agreeing) / (pairs - handlers)));
      return new BytesLaw(
          offset,
          -Math.min(MOST_COST, Math.max(0, StrictMath.log(share / chance))),
          Math.min(MOST_COST, Math.max(0, StrictMath.log((1 - chance) / (1 - share)))));
    }

    /** The difference that most handlers have to some candidate. */
    private long usual() {
      Map<Long, Integer> count = new HashMap<>();
      for (List<Long> each : differences.values()) {
        each.stream().distinct().forEach(d -> count.merge(d, 1, Integer::sum));
      }
      return count.entrySet().stream()
          .max(
              Map.Entry.<Long, Integer>comparingByValue()
                  .thenComparing(e -> Math.abs(e.getKey()), Comparator.reverseOrder())
                  .thenComparing(Map.Entry.comparingByKey()))
          .map(Map.Entry::getKey)
          .orElse(0L);
    }
  }

  /** Whether both sizes are told of an answer that has a body. */
  static boolean applies(AccessEvent proxy, long inner) {
    return proxy.bytes() >= 0
        && inner > 0
        && proxy.status() != 304
        && proxy.status() != 204
        && !proxy.method().equals("HEAD");
  }

  /** Whether the sizes agree. */
  boolean fits(AccessEvent proxy, long inner) {
    return Math.abs(proxy.bytes() - inner - offset) <= TOLERANCE;
  }

  /** Cost of a pair of a proxy's line and a handler's record. */
  double cost(Draft draft, long inner) {
    AccessEvent proxy = draft.anchor();
    if (!applies(proxy, inner)) {
      return 0;
    }
    if (fits(proxy, inner)) {
      return fit;
    }
    boolean less = proxy.bytes() < inner + offset;
    double most = !less ? MOST_COST : draft.mayBeTruncated() ? MARKED_CUT : CUT;
    return Math.min(most, misfit);
  }
}
