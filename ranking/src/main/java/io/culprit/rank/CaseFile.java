package io.culprit.rank;

import io.culprit.correlate.Correlation;
import io.culprit.correlate.Exchange;
import io.culprit.parse.Problem;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Setting;
import java.util.List;

/**
 * What the ranking is given: the exchanges of one stretch of time, whole, and what is known about
 * the sources.
 *
 * @param title title of the report
 * @param exchanges every exchange of the stretch, in the order of their ends
 * @param notices complaints and lifecycle lines that belong to no single exchange, in time order
 * @param correlation sources, joins and clocks of the whole input
 * @param settings directives of the configuration files
 * @param problems what could not be read
 * @param notes remarks of the engine on what was left out, one sentence each
 */
public record CaseFile(
    String title,
    List<Exchange> exchanges,
    List<NoticeEvent> notices,
    Correlation correlation,
    List<Setting> settings,
    List<Problem> problems,
    List<String> notes) {
  public CaseFile {
    exchanges = List.copyOf(exchanges);
    notices = List.copyOf(notices);
    settings = List.copyOf(settings);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }
}
