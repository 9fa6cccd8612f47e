package io.culprit.rank.page;

import io.culprit.rank.Catalogue;
import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import io.culprit.rank.Role;
import io.culprit.rank.Stability;
import io.culprit.rank.State;
import io.culprit.rank.Suspect;
import io.culprit.rank.Verdict;
import io.culprit.rank.Weighed;
import io.culprit.rank.scene.Scene;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The sentences that carry the verdict. */
public final class Narrative {
  private static final int REASONS = 2;
  private static final int CHANGES = 3;

  /** What the logs could not show of a cause less probable than this changes nothing. */
  private static final double RIVAL = 0.1;

  /** From here on a cause is argued for, below it against. */
  private static final double CREDIBLE = 0.2;

  private Narrative() {}

  /** One or two sentences: what, how sure. */
  public static String headline(Scene scene, Verdict verdict, List<Suspect> ranking) {
    long failed = scene.failed().size();
    String of = failed + " of " + scene.requests().size() + " requests failed for their client";
    return switch (verdict) {
      case NOTHING_WRONG -> "Nothing is wrong beyond the everyday: " + of + ".";
      case TOO_LITTLE_DATA ->
          scene.hasEdges()
              ? "These logs hold too little to judge: " + of + "."
              : "No log of a proxy or load balancer was read, so nothing tells what clients got.";
      case UNDECIDED ->
          "The logs do not single out a cause; "
              + of
              + ". First on the list: "
              + name(ranking.get(0))
              + ", then "
              + name(ranking.get(1))
              + ".";
      case CULPRIT -> culprit(ranking) + ". " + of + ".";
    };
  }

  /**
   * Why a cause stands where it stands: what speaks for a credible one, what speaks against
   * another.
   */
  public static String reason(
      double probability,
      List<Weighed> findings,
      long explains,
      long failed,
      List<String> untested) {
    List<String> parts = new ArrayList<>();
    if (probability >= CREDIBLE) {
      findings.stream()
          .filter(w -> w.decibans() >= 1 && w.finding().state() == State.PRESENT)
          .limit(REASONS)
          .forEach(w -> parts.add(w.finding().text()));
    } else {
      findings.stream()
          .filter(w -> w.decibans() <= -1)
          .min(Comparator.comparingDouble(Weighed::decibans))
          .ifPresent(w -> parts.add(against(w)));
    }
    if (parts.isEmpty() && !untested.isEmpty()) {
      parts.add("Cannot be tested here. " + untested.get(0));
    }
    if (explains > 0) {
      parts.add("Explains " + explains + " of " + failed + " failures.");
    }
    return parts.isEmpty() ? "No finding speaks for it." : String.join(" ", parts);
  }

  /** What is said of the limit that cut what another cause had made late. */
  public static String mechanism() {
    return "It cut the requests, but did not make them late; what did stands above it.";
  }

  private static String against(Weighed w) {
    return w.finding().state() == State.ABSENT
        ? "Expected and not there: " + w.finding().id().replace('-', ' ') + "."
        : "What is there has a better explanation: " + w.finding().id().replace('-', ' ') + ".";
  }

  /**
   * What evidence would change the verdict.
   *
   * @param doubts what hints at failures that the logs cannot show
   */
  public static List<String> changesMind(
      Verdict verdict,
      List<String> doubts,
      List<Suspect> ranking,
      List<Finding> findings,
      Optional<Stability> stability) {
    List<String> texts = new ArrayList<>();
    if (verdict == Verdict.NOTHING_WRONG) {
      texts.add(
          "A client's report of a failed call that these logs show as delivered: no server log can hold that.");
      return texts;
    }
    if (verdict == Verdict.TOO_LITTLE_DATA) {
      texts.addAll(doubts);
    }
    Suspect first = ranking.get(0);
    stability.ifPresent(s -> texts.add(Firmness.words(s, verdict)));
    for (Suspect s : ranking) {
      if (s.rank() > first.rank() && s.probability() < RIVAL) {
        break;
      }
      for (String u : s.untested()) {
        if (texts.size() < CHANGES && !texts.contains(u)) {
          texts.add(u);
        }
      }
    }
    if (texts.isEmpty()) {
      findings.stream()
          .filter(f -> f.state() == State.UNOBSERVABLE)
          .limit(1)
          .forEach(f -> texts.add(f.text()));
    }
    return texts;
  }

  private static String culprit(List<Suspect> ranking) {
    List<String> roots =
        ranking.stream().filter(s -> s.role() == Role.ROOT).map(Narrative::sure).toList();
    List<String> mechanisms =
        ranking.stream()
            .filter(s -> s.role() == Role.MECHANISM && s.cause() != ranking.get(0).cause())
            .map(Narrative::name)
            .limit(1)
            .toList();
    String root =
        roots.size() > 1
            ? "Independent causes: " + String.join("; ", roots)
            : "Most likely: " + String.join("", roots);
    return mechanisms.isEmpty()
        ? root
        : root + "; what cut the requests is the " + decapitalised(mechanisms.get(0));
  }

  private static String sure(Suspect s) {
    return name(s)
        + " ("
        + (s.probability() > 0.99 ? "over 99" : String.valueOf(Math.round(s.probability() * 100)))
        + " %)";
  }

  private static String name(Suspect s) {
    return name(s.cause());
  }

  private static String name(Cause c) {
    return Catalogue.of(c).title();
  }

  private static String decapitalised(String s) {
    boolean acronym = s.length() > 1 && Character.isUpperCase(s.charAt(1));
    return acronym ? s : s.substring(0, 1).toLowerCase(Locale.ROOT) + s.substring(1);
  }
}
