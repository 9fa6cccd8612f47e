package io.culprit.rank;

/**
 * The failed requests that ended at one limit, counted by what the application logged of them: how
 * many of them another limit, or no queue, would have let through. Evidence of what was; no
 * forecast, and no advice.
 *
 * @param layer whose limit it is; empty: the failures end at no common limit, and all are counted
 * @param limitMicros the limit, -1 for none
 * @param known the failed requests whose backend time is known, of those that ended there
 * @param below of the known: the backend's own time is shorter than the limit
 * @param belowTwice of the known: it is shorter than twice the limit
 * @param unwaited of those of which the wait is known: the handler began without a wait
 * @param waitedBelow of those that waited: without the wait they end before the limit
 */
public record Counterfactual(
    String layer,
    long limitMicros,
    Ratio known,
    Ratio below,
    Ratio belowTwice,
    Ratio unwaited,
    Ratio waitedBelow) {}
