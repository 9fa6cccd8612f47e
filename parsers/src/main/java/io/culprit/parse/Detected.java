package io.culprit.parse;

/**
 * What a source was recognised as, and how surely.
 *
 * @param format the format
 * @param detail what is particular: a {@code log_format}'s name, the wrapper, the columns
 * @param confidence share of the sampled lines that the format understood, 0 to 1
 * @param wrapper what was taken off each line first, e.g. {@code docker json-file}; empty: nothing
 * @param zoned whether its times carry a zone; false also where it has no times
 * @param timed whether its records carry times at all
 */
public record Detected(
    LogFormat format,
    String detail,
    double confidence,
    String wrapper,
    boolean zoned,
    boolean timed) {}
