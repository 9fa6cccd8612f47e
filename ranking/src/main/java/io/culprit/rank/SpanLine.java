package io.culprit.rank;

/**
 * One row of "where the time went": medians and 95th percentiles in microseconds, -1 where nothing
 * was measured.
 *
 * @param route route with ids folded, or {@code all routes}
 * @param span what was timed, e.g. {@code in the handler}
 * @param healthyCount number of delivered requests measured
 * @param failedCount number of failed requests measured
 */
public record SpanLine(
    String route,
    String span,
    long healthyCount,
    long healthyMedian,
    long healthyP95,
    long failedCount,
    long failedMedian,
    long failedP95) {}
