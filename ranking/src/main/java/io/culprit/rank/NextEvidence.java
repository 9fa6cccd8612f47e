package io.culprit.rank;

import java.util.List;

/**
 * Evidence that is missing, with what it is expected to tell.
 *
 * @param source what to collect
 * @param bits by how much it is expected to reduce the entropy of the posterior over the sets of
 *     causes
 * @param findings the findings that it would make observable here, the most telling first
 * @param answers what each answer would lead to
 */
public record NextEvidence(
    EvidenceSource source, double bits, List<String> findings, List<Answer> answers) {
  public NextEvidence {
    findings = List.copyOf(findings);
    answers = List.copyOf(answers);
  }

  /** What a minute of work is expected to tell. */
  public double bitsPerMinute() {
    return bits / source.minutes();
  }

  /**
   * The ranking after an answer.
   *
   * @param finding the finding seen; empty: none of them is
   * @param chance how probable the answer is, 0 to 1
   * @param first the first cause then
   * @param probability of that cause
   * @param second the next cause then
   * @param secondProbability of that cause
   */
  public record Answer(
      String finding,
      double chance,
      Cause first,
      double probability,
      Cause second,
      double secondProbability) {}
}
