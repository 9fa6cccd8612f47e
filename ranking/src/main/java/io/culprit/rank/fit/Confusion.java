package io.culprit.rank.fit;

import io.culprit.rank.Cause;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which cause stood first where which was true.
 *
 * <p>An incident with two true causes counts once for each; one that was called healthy has no
 * first cause.
 *
 * @param first how often each cause stood first, by true cause
 * @param calledHealthy how often nothing was found wrong, by true cause
 */
public record Confusion(Map<Cause, Map<Cause, Long>> first, Map<Cause, Long> calledHealthy) {
  /** The confusions of some scores. */
  public static Confusion of(List<Score> scores) {
    Map<Cause, Map<Cause, Long>> first = new EnumMap<>(Cause.class);
    Map<Cause, Long> calledHealthy = new EnumMap<>(Cause.class);
    for (Score s : scores) {
      for (Cause truth : s.truth().primary()) {
        if (s.calledHealthy()) {
          calledHealthy.merge(truth, 1L, Long::sum);
        } else {
          first
              .computeIfAbsent(truth, t -> new EnumMap<>(Cause.class))
              .merge(s.first(), 1L, Long::sum);
        }
      }
    }
    return new Confusion(first, calledHealthy);
  }

  /** How often a cause stood first where another, or itself, was true. */
  public long count(Cause truth, Cause stoodFirst) {
    return first.getOrDefault(truth, Map.of()).getOrDefault(stoodFirst, 0L);
  }
}
