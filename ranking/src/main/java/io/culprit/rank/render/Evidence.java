package io.culprit.rank.render;

import io.culprit.rank.Catalogue;
import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import io.culprit.rank.Report;
import io.culprit.rank.Role;
import io.culprit.rank.State;
import io.culprit.rank.Status;
import io.culprit.rank.Suspect;
import io.culprit.rank.Verdict;
import io.culprit.rank.Weighed;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What several sections want to know of the suspects: who matters, and what speaks for and against.
 */
final class Evidence {
  private static final Comparator<Weighed> HEAVIEST =
      Comparator.comparingDouble((Weighed w) -> -Math.abs(w.decibans()))
          .thenComparing(w -> w.finding().id());

  private Evidence() {}

  /** {@code **Reverse proxy read/send timeout** (`proxy-timeout`)}. */
  static String name(Cause cause) {
    return "**" + MarkdownEscape.text(Catalogue.of(cause).title()) + "** (`" + cause.slug() + "`)";
  }

  /** The suspects worth a paragraph, best first; none where nothing is wrong. */
  static List<Suspect> suspects(Report report) {
    if (report.verdict() == Verdict.NOTHING_WRONG) {
      return List.of();
    }
    return report.ranking().stream().filter(s -> matters(s, report.verdict())).toList();
  }

  private static boolean matters(Suspect suspect, Verdict verdict) {
    return suspect.role() != Role.NONE
        || suspect.status() == Status.CONFIRMED
        || suspect.status() == Status.LIKELY
        || suspect.status() == Status.CONTRIBUTING
        || suspect.probability() >= 0.2
        || (verdict == Verdict.UNDECIDED && suspect.rank() <= 3);
  }

  /** The causes that are named: the best, and whoever is another root of its own. */
  static List<Suspect> culprits(Report report) {
    if (report.verdict() != Verdict.CULPRIT) {
      return List.of();
    }
    return report.ranking().stream()
        .filter(
            s ->
                s.rank() == 1
                    || (s.role() == Role.ROOT
                        && (s.status() == Status.CONFIRMED || s.status() == Status.LIKELY)))
        .toList();
  }

  /** The present findings that speak for it, heaviest first. */
  static List<Weighed> speakingFor(Suspect suspect) {
    return suspect.findings().stream()
        .filter(w -> w.decibans() > 0 && w.finding().state() == State.PRESENT)
        .sorted(HEAVIEST)
        .toList();
  }

  /** Whatever speaks against it, heaviest first. */
  static List<Weighed> speakingAgainst(Suspect suspect) {
    return suspect.findings().stream().filter(w -> w.decibans() < 0).sorted(HEAVIEST).toList();
  }

  /** A finding's words and a few of its lines. */
  static String sentence(Finding finding, int citations) {
    String what = finding.state() == State.ABSENT ? "`" + finding.id() + "` is absent. " : "";
    return what
        + MarkdownEscape.text(finding.text())
        + MarkdownEscape.citations(finding.citations(), citations);
  }

  /** Why a cause is not the one: what speaks against it most, else its reason. */
  static String objection(Suspect suspect) {
    String against =
        speakingAgainst(suspect).stream()
            .limit(2)
            .map(w -> sentence(w.finding(), 1) + " (" + Figures.signed(w.decibans()) + " dB)")
            .collect(Collectors.joining("; "));
    return Figures.probability(suspect.probability())
        + ". "
        + (against.isEmpty() ? MarkdownEscape.text(suspect.reason()) : against);
  }

  /** The suspect of a cause. */
  static Optional<Suspect> of(Report report, Cause cause) {
    return report.ranking().stream().filter(s -> s.cause() == cause).findFirst();
  }
}
