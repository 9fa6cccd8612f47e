package io.culprit.rank;

import java.util.List;

/**
 * One cause in the ranking.
 *
 * @param rank 1 is the best
 * @param cause the cause
 * @param probability strictly between 0 and 1
 * @param role the part it plays
 * @param status how far the evidence carries
 * @param explains number of failed requests it explains
 * @param priorDecibans the odds before any finding, in decibans
 * @param assumedDecibans what the user's assumptions change of these
 * @param findings every finding that moved its odds by at least 0.05 decibans, greatest first;
 *     together with the prior, the assumptions and {@code calibrationDecibans} they sum to the
 *     printed odds (within what was left out)
 * @param calibrationDecibans the change by calibration and by never printing 0 or 1
 * @param untested unobservable findings that would speak for it, as texts
 * @param reason one sentence: why it stands where it stands
 */
public record Suspect(
    int rank,
    Cause cause,
    double probability,
    Role role,
    Status status,
    long explains,
    double priorDecibans,
    double assumedDecibans,
    List<Weighed> findings,
    double calibrationDecibans,
    List<String> untested,
    String reason) {
  public Suspect {
    findings = List.copyOf(findings);
    untested = List.copyOf(untested);
  }
}
