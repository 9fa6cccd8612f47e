package io.culprit.rank;

import io.culprit.correlate.Outcome;
import io.culprit.correlate.Outcomes;
import io.culprit.rank.finding.Probe;
import io.culprit.rank.finding.Probes;
import io.culprit.rank.infer.Assessment;
import io.culprit.rank.infer.Attribution;
import io.culprit.rank.infer.Judgement;
import io.culprit.rank.infer.Posterior;
import io.culprit.rank.infer.Priors;
import io.culprit.rank.infer.StabilityOf;
import io.culprit.rank.page.Assumed;
import io.culprit.rank.page.Checklist;
import io.culprit.rank.page.ContextFacts;
import io.culprit.rank.page.Counterfactuals;
import io.culprit.rank.page.Entries;
import io.culprit.rank.page.Narrative;
import io.culprit.rank.page.Samples;
import io.culprit.rank.page.TimeSpent;
import io.culprit.rank.page.TimelineOf;
import io.culprit.rank.page.TimeoutChain;
import io.culprit.rank.page.Wanted;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Orders the suspects, and declines to name one where the logs cannot tell. Stateless. */
public final class Ranker {
  private static final double NEGLIGIBLE = 0.05;
  private static final int LISTED = 20;
  private static final int SUSPECTS = 3;

  private final Weights weights;
  private final Assumptions assumptions;

  /** A ranker over given numbers, to which nothing is known but the logs. */
  public Ranker(Weights weights) {
    this(weights, Assumptions.none());
  }

  /** A ranker over given numbers and what the user knows besides the logs. */
  public Ranker(Weights weights, Assumptions assumptions) {
    this.weights = weights;
    this.assumptions = assumptions;
  }

  /** Every probe's finding on a case; independent of the weights. */
  public static List<Finding> examine(CaseFile file) {
    return examine(new Scene(file));
  }

  /** Every probe's finding on a scene. */
  public static List<Finding> examine(Scene scene) {
    return Probes.all().stream().map((Probe p) -> p.examine(scene)).toList();
  }

  /** What the findings come to under this ranker's numbers. */
  public Assessment assess(Scene scene, List<Finding> findings) {
    Priors priors = Priors.in(weights.priors(), scene.hasBalancer(), assumptions);
    return Assessment.of(scene, findings, priors, weights);
  }

  /**
   * The whole report.
   *
   * @param listRequests whether every request is listed
   */
  public Report report(CaseFile file, boolean listRequests, Quoter quoter) throws IOException {
    Scene scene = new Scene(file);
    Assessment assessed = assess(scene, examine(scene));
    List<Finding> findings = assessed.findings();
    Attribution attribution = assessed.attribution();
    Judgement judgement = assessed.judgement();
    Verdict verdict = judgement.verdict();
    Optional<Stability> stability = StabilityOf.assessment(assessed);
    List<Waterfall> samples = Samples.of(scene, attribution, judgement.order());
    List<ChainLink> chain = TimeoutChain.of(scene);
    Timeline timeline = TimelineOf.scene(scene);
    List<Citation> unexplained =
        scene.failed().stream()
            .filter(r -> attribution.cause(r).isEmpty())
            .limit(LISTED)
            .map(r -> r.exchange().origin())
            .map(o -> new Citation(o, scene.sourceName(o.source()), ""))
            .toList();
    Quotes quotes =
        new Quotes(quoter.quote(Quotes.origins(findings, samples, chain, timeline, unexplained)));
    List<Finding> quoted = findings.stream().map(quotes::on).toList();
    List<Suspect> ranking = suspects(scene, quoted, assessed);
    return new Report(
        file.title(),
        verdict,
        Narrative.headline(scene, verdict, ranking),
        Narrative.changesMind(verdict, judgement.doubts(), ranking, quoted, stability),
        stability,
        start(scene, attribution),
        end(scene, attribution),
        joined(ContextFacts.of(scene), Assumed.context(assumptions)),
        assumptions,
        failures(scene, attribution),
        ranking,
        quoted,
        scene.requests().size(),
        quotes.on(timeline),
        chain.stream().map(quotes::on).toList(),
        TimeSpent.of(scene),
        Counterfactuals.of(scene),
        samples.stream().map(quotes::on).toList(),
        quotes.on(unexplained),
        file.correlation(),
        file.settings(),
        file.problems(),
        joined(file.notes(), Assumed.contradicted(scene, assumptions)),
        Checklist.of(scene, ranking.subList(0, SUSPECTS)),
        Wanted.of(assessed, assumptions),
        listRequests ? Optional.of(Entries.of(scene, attribution)) : Optional.empty(),
        Provenance.none());
  }

  private static <T> List<T> joined(List<T> one, List<T> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  private List<Suspect> suspects(Scene scene, List<Finding> findings, Assessment assessed) {
    Posterior posterior = assessed.posterior();
    Attribution attribution = assessed.attribution();
    Judgement judgement = assessed.judgement();
    Verdict verdict = judgement.verdict();
    Map<String, Finding> quoted = new java.util.HashMap<>();
    findings.forEach(f -> quoted.put(f.id(), f));
    List<Suspect> suspects = new ArrayList<>();
    for (Cause cause : judgement.order()) {
      List<Weighed> weighed = new ArrayList<>();
      for (Posterior.Step s : posterior.steps()) {
        double db = s.decibans(cause);
        Finding f = quoted.get(s.finding().id());
        if (f != null && Math.abs(db) >= NEGLIGIBLE) {
          weighed.add(new Weighed(f, db));
        }
      }
      weighed.sort(
          Comparator.comparingDouble((Weighed w) -> -Math.abs(w.decibans()))
              .thenComparing(w -> w.finding().id()));
      List<String> untested =
          findings.stream()
              .filter(f -> f.state() == State.UNOBSERVABLE && weights.link(f.id(), cause) >= 0.4)
              .sorted(
                  Comparator.comparingDouble((Finding f) -> -weights.link(f.id(), cause))
                      .thenComparing(Finding::id))
              .map(Finding::text)
              .distinct()
              .toList();
      double p = assessed.probabilities().getOrDefault(cause, 0.0);
      double prior = posterior.priorDecibans(cause);
      double listed = weighed.stream().mapToDouble(Weighed::decibans).sum();
      double assumed = posterior.assumedDecibans(cause);
      double calibration = Posterior.decibans(p) - prior - assumed - listed;
      long explains = attribution.explains(cause);
      suspects.add(
          new Suspect(
              suspects.size() + 1,
              cause,
              p,
              judgement.role(cause, verdict),
              judgement.status(cause, verdict),
              explains,
              prior,
              assumed,
              weighed,
              calibration,
              untested,
              judgement.role(cause, verdict) == Role.MECHANISM
                  ? Narrative.mechanism()
                  : Narrative.reason(p, weighed, explains, scene.failed().size(), untested)));
    }
    return suspects;
  }

  private static Failures failures(Scene scene, Attribution attribution) {
    Map<Outcome, Long> byOutcome = new EnumMap<>(Outcome.class);
    long silent = 0;
    for (Request r : scene.failed()) {
      byOutcome.merge(r.exchange().outcome(), 1L, Long::sum);
      silent += Outcomes.isSilent(r.exchange()) ? 1 : 0;
    }
    long total = scene.failed().size();
    return new Failures(
        total, attribution.explained(), total - attribution.explained(), silent, byOutcome);
  }

  private static long start(Scene scene, Attribution attribution) {
    return stretch(scene, attribution).stream().mapToLong(Request::startMicros).min().orElse(0);
  }

  private static long end(Scene scene, Attribution attribution) {
    return stretch(scene, attribution).stream().mapToLong(Request::endMicros).max().orElse(0);
  }

  /**
   * The requests whose time is the incident's: the explained failures, else all failures, else all.
   */
  private static List<Request> stretch(Scene scene, Attribution attribution) {
    List<Request> explained =
        scene.failed().stream().filter(r -> attribution.cause(r).isPresent()).toList();
    if (!explained.isEmpty()) {
      return explained;
    }
    return scene.failed().size() > 2 ? scene.failed() : scene.requests();
  }
}
