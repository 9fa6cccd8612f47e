package io.culprit.rank;

import io.culprit.correlate.Correlation;
import io.culprit.parse.Problem;
import io.culprit.parse.event.Setting;
import java.util.List;
import java.util.Optional;

/**
 * Everything a page needs, already decided: rendering only formats.
 *
 * @param title title of the report
 * @param verdict what the investigation dares to say
 * @param headline one or two sentences: what, how sure
 * @param changesMind what evidence would change it, one sentence each
 * @param stability how firmly the verdict stands; empty where nobody is accused
 * @param startMicros beginning of the incident (first failure, or of the data), epoch microseconds
 * @param endMicros its end
 * @param context detected facts as label and text, for the head of the report
 * @param assumptions what the user knew beforehand
 * @param failures how many failed and why
 * @param ranking all twelve, best first
 * @param findings every finding of every probe, in the probes' order
 * @param requests number of requests looked at
 * @param timeline requests and failures over time
 * @param chain the timeouts from the client to the handler
 * @param spans where the time went, failed beside healthy
 * @param counterfactuals the failed requests against the limits at which they ended
 * @param samples up to three failed requests, step by step
 * @param unexplained places of failures that no cause explains (up to 20)
 * @param correlation sources, joins and clocks
 * @param settings directives read from configuration files
 * @param problems what could not be read
 * @param notes remarks on data quality, one sentence each
 * @param checklist what to look at or collect to settle the matter
 * @param wanted evidence that is missing, the most bits a minute first
 * @param exchanges one entry per request, where asked for
 * @param provenance what is needed to make the report again
 */
public record Report(
    String title,
    Verdict verdict,
    String headline,
    List<String> changesMind,
    Optional<Stability> stability,
    long startMicros,
    long endMicros,
    List<ContextLine> context,
    Assumptions assumptions,
    Failures failures,
    List<Suspect> ranking,
    List<Finding> findings,
    long requests,
    Timeline timeline,
    List<ChainLink> chain,
    List<SpanLine> spans,
    List<Counterfactual> counterfactuals,
    List<Waterfall> samples,
    List<Citation> unexplained,
    Correlation correlation,
    List<Setting> settings,
    List<Problem> problems,
    List<String> notes,
    List<ChecklistItem> checklist,
    List<NextEvidence> wanted,
    Optional<List<RequestEntry>> exchanges,
    Provenance provenance) {
  public Report {
    changesMind = List.copyOf(changesMind);
    context = List.copyOf(context);
    ranking = List.copyOf(ranking);
    findings = List.copyOf(findings);
    chain = List.copyOf(chain);
    spans = List.copyOf(spans);
    counterfactuals = List.copyOf(counterfactuals);
    samples = List.copyOf(samples);
    unexplained = List.copyOf(unexplained);
    settings = List.copyOf(settings);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
    checklist = List.copyOf(checklist);
    wanted = List.copyOf(wanted);
    exchanges = exchanges.map(List::copyOf);
  }

  /** The same report with its provenance. */
  public Report with(Provenance stated) {
    return new Report(
        title,
        verdict,
        headline,
        changesMind,
        stability,
        startMicros,
        endMicros,
        context,
        assumptions,
        failures,
        ranking,
        findings,
        requests,
        timeline,
        chain,
        spans,
        counterfactuals,
        samples,
        unexplained,
        correlation,
        settings,
        problems,
        notes,
        checklist,
        wanted,
        exchanges,
        stated);
  }
}
