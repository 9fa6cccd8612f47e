package io.culprit.rank;

/**
 * A finding with what it is worth to one cause.
 *
 * @param finding the finding
 * @param decibans ten times the decimal logarithm of the factor by which it changed the cause's
 *     odds
 */
public record Weighed(Finding finding, double decibans) {}
