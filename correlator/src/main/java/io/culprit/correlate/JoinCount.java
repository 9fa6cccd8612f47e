package io.culprit.correlate;

/**
 * Pairs made by one tier.
 *
 * @param tier the tier
 * @param pairs number of pairs between a proxy line and an event of another layer
 * @param expectedPrecision mean of the pairs' probabilities, 0 to 1; 1 for none
 */
public record JoinCount(Tier tier, long pairs, double expectedPrecision) {}
