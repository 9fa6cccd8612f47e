package io.culprit.rank;

import java.util.List;

/**
 * What one probe found.
 *
 * @param id the probe's name
 * @param family findings of one family are signs of one physical event and are not counted as
 *     independent
 * @param state present, absent or unobservable
 * @param strength how clearly, 0 (absent) to 1 (present beyond doubt); what the ranking uses
 * @param failed failed requests with the sign
 * @param healthy healthy requests of the same routes with the sign
 * @param pValue one-sided significance of the difference; 1 where none was tested
 * @param text the finding in words with its figures; for an unobservable one: which log would show
 *     it
 * @param citations a few lines it rests on
 */
public record Finding(
    String id,
    String family,
    State state,
    double strength,
    Ratio failed,
    Ratio healthy,
    double pValue,
    String text,
    List<Citation> citations) {
  public Finding {
    citations = List.copyOf(citations);
  }
}
