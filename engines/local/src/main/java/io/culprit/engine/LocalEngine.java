package io.culprit.engine;

import io.culprit.correlate.Correlation;
import io.culprit.correlate.Correlator;
import io.culprit.correlate.CorrelatorOptions;
import io.culprit.correlate.ExchangeSink;
import io.culprit.correlate.Range;
import io.culprit.correlate.SourceProfile;
import io.culprit.correlate.measure.JoinAudit;
import io.culprit.rank.CaseFile;
import io.culprit.rank.Provenance;
import io.culprit.rank.Ranker;
import io.culprit.rank.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The engine of one machine. Stateless. */
public final class LocalEngine implements Engine {
  @Override
  public Report investigate(Investigation plan) throws IOException {
    Inputs inputs = Inputs.open(plan);
    return report(plan, inputs, caseFile(plan, inputs));
  }

  @Override
  public CaseFile caseFile(Investigation plan) throws IOException {
    return caseFile(plan, Inputs.open(plan));
  }

  /** What the ranking is given, from inputs that are open already. */
  public CaseFile caseFile(Investigation plan, Inputs inputs) throws IOException {
    return caseFile(plan, inputs, ExchangeSink.none());
  }

  /**
   * The same under the eyes of a witness, who sees every exchange of the plan's range exactly once,
   * also those that the ranking has no room for.
   */
  public CaseFile caseFile(Investigation plan, Inputs inputs, ExchangeSink witness)
      throws IOException {
    inputs.requireEvents();
    Retention whole = Retention.whole(plan.range(), plan.bound());
    Correlator correlator = correlator(plan, inputs);
    Correlation correlation =
        audited(plan, inputs, correlator, new Witnessed(whole, plan.range(), witness));
    if (!whole.overflowed()) {
      return file(plan, inputs, correlation, whole, rangeNotes(plan, inputs, whole));
    }
    FailureTimeline timeline = whole.timeline();
    List<Range> bursts =
        Windows.find(timeline).stream().filter(w -> !w.chronic()).map(Window::core).toList();
    List<Range> stretches = Stretches.pick(timeline, bursts, plan.range(), plan.bound());
    Retention part = new Retention(plan.range(), stretches, plan.bound());
    run(plan, correlator.revisit(stretches), part);
    List<String> notes = new ArrayList<>(rangeNotes(plan, inputs, whole));
    notes.add(Notes.chosen(timeline, stretches, part.exchanges().size()));
    return file(plan, inputs, correlation, part, notes);
  }

  /** The report on a case. */
  public Report report(Investigation plan, Inputs inputs, CaseFile file) throws IOException {
    return new Ranker(plan.weights(), plan.assumptions())
        .report(file, plan.listRequests(), new SourceQuoter(inputs.set().sources()))
        .with(new Provenance(Version.text(), plan.options(), inputs.digests(plan.threads())));
  }

  /** Shows every exchange of the inputs to a sink. */
  public Correlation correlate(Investigation plan, Inputs inputs, ExchangeSink sink)
      throws IOException {
    return run(plan, correlator(plan, inputs), sink);
  }

  /** Joins on the threads of a plan. */
  static Correlation run(Investigation plan, Correlator correlator, ExchangeSink sink)
      throws IOException {
    return Readers.reading(plan.threads(), readers -> correlator.run(sink, readers));
  }

  /** The same, and joins a sample once more without ids. */
  Correlation audited(Investigation plan, Inputs inputs, Correlator correlator, ExchangeSink sink)
      throws IOException {
    JoinAudit audit = new JoinAudit(inputs.set(), options(plan));
    Correlation correlation = run(plan, correlator, new Witnessed(sink, plan.range(), audit));
    return correlation.audited(audit.result());
  }

  /** What is known of the sources, their clocks among it, without joining their requests. */
  public List<SourceProfile> profiles(Investigation plan, Inputs inputs) {
    return correlator(plan, inputs).sources();
  }

  static Correlator correlator(Investigation plan, Inputs inputs) {
    return new Correlator(inputs.set(), inputs.surveys(), options(plan));
  }

  private static CorrelatorOptions options(Investigation plan) {
    return CorrelatorOptions.defaults().withCorrectClocks(plan.clockCorrection());
  }

  static CaseFile file(
      Investigation plan,
      Inputs inputs,
      Correlation correlation,
      Retention kept,
      List<String> notes) {
    List<String> all = new ArrayList<>(notes);
    if (!plan.clockCorrection()) {
      all.addAll(Notes.clocks(correlation));
    }
    if (kept.leftOut() > 0) {
      all.add(
          Notes.count(kept.leftOut(), "request")
              + " of the stretch looked at were left out, as more than "
              + plan.bound()
              + " do not fit.");
    }
    if (kept.noticesLeftOut() > 0) {
      all.add(
          Notes.count(kept.noticesLeftOut(), "message")
              + " that belong to no request were left out, as more than "
              + plan.bound()
              + " do not fit.");
    }
    return new CaseFile(
        plan.title(),
        kept.exchanges(),
        kept.notices(),
        correlation,
        inputs.set().settings(),
        inputs.problems(),
        all);
  }

  private static List<String> rangeNotes(Investigation plan, Inputs inputs, Retention counted) {
    return plan.range().isAll()
        ? List.of()
        : List.of(Notes.range(plan.range(), counted.timeline(), inputs.surveys()));
  }
}
