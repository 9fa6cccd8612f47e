package io.culprit.rank;

import java.util.List;

/**
 * What is to be said of a cause, whatever the incident.
 *
 * @param title its name in a sentence, e.g. {@code Reverse proxy read/send timeout}
 * @param description the row of the table of all causes
 * @param mechanism how it produces "the backend says 200, the client failed"
 * @param shows what in the logs shows it
 * @param rulesOut what rules it out
 * @param collect what to collect where the logs cannot tell
 * @param tests quick checks that settle it
 */
public record CauseText(
    String title,
    String description,
    String mechanism,
    List<String> shows,
    List<String> rulesOut,
    List<String> collect,
    List<String> tests) {
  public CauseText {
    shows = List.copyOf(shows);
    rulesOut = List.copyOf(rulesOut);
    collect = List.copyOf(collect);
    tests = List.copyOf(tests);
  }
}
