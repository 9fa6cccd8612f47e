package io.culprit.rank.page;

import io.culprit.parse.LogFormat;
import io.culprit.parse.event.Notice;
import io.culprit.rank.Assumptions;
import io.culprit.rank.EvidenceSource;
import io.culprit.rank.Fact;
import io.culprit.rank.Finding;
import io.culprit.rank.NextEvidence;
import io.culprit.rank.State;
import io.culprit.rank.Verdict;
import io.culprit.rank.infer.Assessment;
import io.culprit.rank.infer.Preposterior;
import io.culprit.rank.scene.Scene;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What is worth collecting, by what a minute of work is expected to tell. */
public final class Wanted {
  /** Less is not worth a row. */
  private static final double LEAST = 0.005;

  private Wanted() {}

  /** The sources that are missing, the most bits a minute first. */
  public static List<NextEvidence> of(Assessment assessed, Assumptions assumptions) {
    if (assessed.judgement().verdict() == Verdict.NOTHING_WRONG) {
      return List.of();
    }
    Scene scene = assessed.ground().scene();
    Preposterior preposterior = new Preposterior(assessed);
    List<NextEvidence> wanted = new ArrayList<>();
    for (EvidenceSource s : EvidenceSource.all()) {
      if (!holds(s.id()).test(scene) && !excluded(s, assumptions)) {
        Preposterior.Prospect p = preposterior.of(open(assessed.findings(), s));
        if (p.bits() >= LEAST) {
          wanted.add(new NextEvidence(s, p.bits(), p.findings(), p.answers()));
        }
      }
    }
    wanted.sort(
        Comparator.comparingDouble((NextEvidence n) -> -n.bitsPerMinute())
            .thenComparing(n -> n.source().id()));
    return wanted;
  }

  /** The findings that a source would show, of families that nothing present speaks for. */
  private static List<Finding> open(List<Finding> findings, EvidenceSource source) {
    Set<String> seen =
        findings.stream()
            .filter(f -> f.state() == State.PRESENT)
            .map(Finding::family)
            .collect(Collectors.toSet());
    return findings.stream()
        .filter(f -> f.state() == State.UNOBSERVABLE && source.findings().contains(f.id()))
        .filter(f -> !seen.contains(f.family()))
        .toList();
  }

  private static boolean excluded(EvidenceSource source, Assumptions assumptions) {
    return source.id().equals("balancer-log")
        && assumptions.known().contains(Fact.NO_LOAD_BALANCER);
  }

  /**
   * Whether a case holds a source already.
   *
   * @throws IllegalArgumentException for a source that nobody can tell
   */
  static Predicate<Scene> holds(String source) {
    return switch (source) {
      case "application-log" -> s -> s.has(LogFormat.PYTHON_SERVER) || s.has(LogFormat.APP_LOG);
      case "proxy-access-log" -> Scene::hasProxyTimes;
      case "proxy-error-log" -> Scene::proxyComplains;
      case "proxy-error-log-info" -> Scene::errorLogAtInfo;
      case "backend-durations" -> Scene::hasHandlerTimes;
      case "loop-messages" -> s -> !s.notices(Notice.LOOP_BLOCKED, Notice.WORKER_TIMEOUT).isEmpty();
      case "balancer-log" -> s -> !s.balancerName().isEmpty();
      case "origins" -> Scene::logsOrigins;
      case "client-reports" -> Scene::hasClientRecords;
      case "client-fields" -> s -> s.requests().stream().anyMatch(r -> !r.userAgent().isEmpty());
      default ->
          throw new IllegalArgumentException("nobody can tell whether " + source + " is held");
    };
  }
}
