package io.culprit.correlate;

/**
 * How far a source's clock is ahead of the reference source's: subtract it to come to the reference
 * clock.
 *
 * @param source index of the source
 * @param micros the estimate in microseconds; includes a zone difference where the source states no
 *     zone
 * @param lowMicros lower end of the interval the pairs allow
 * @param highMicros upper end
 * @param pairs number of pairs it rests on; 0: not estimated, taken as 0
 * @param basis in words: {@code reference}, {@code request ids}, {@code method, path and status},
 *     {@code none}
 */
public record ClockOffset(
    int source, long micros, long lowMicros, long highMicros, long pairs, String basis) {}
