package io.culprit.rank.arm;

import io.culprit.correlate.Correlator;
import io.culprit.correlate.CorrelatorOptions;
import io.culprit.correlate.SourceProfile;
import io.culprit.correlate.SourceSurvey;
import io.culprit.correlate.Survey;
import io.culprit.parse.LogFormat;
import io.culprit.parse.LogSet;
import io.culprit.parse.LogSource;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Setting;
import io.culprit.rank.Cause;
import io.culprit.rank.fit.Truth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Two faulty incidents as if both had come over one service in the same minutes.
 *
 * <p>Two make a pair that have different causes and the same formats; each is used once, drawn by
 * lot with a fixed seed. The sources of the second join those of the first under names of one
 * rotated set, are set to their clocks, and begin when the first begins. All causes of both are
 * true.
 */
final class Interleaved {
  private static final long SEED = 20261126;

  /** The pairs. */
  List<Specimen> of(List<Specimen> recorded) {
    List<Known> left = new ArrayList<>();
    for (Specimen s : recorded) {
      if (!s.truth().healthy() && s.truth().identifiable()) {
        known(s).ifPresent(left::add);
      }
    }
    left.sort(
        Comparator.comparingLong(k -> Dice.of(SEED, k.specimen().recordings().get(0).hashCode())));
    List<Specimen> pairs = new ArrayList<>();
    while (!left.isEmpty()) {
      Known first = left.remove(0);
      left.stream()
          .filter(first::goesWith)
          .findFirst()
          .ifPresent(
              second -> {
                left.remove(second);
                pairs.add(pair(first, second));
              });
    }
    return pairs;
  }

  /**
   * An incident whose times are known.
   *
   * @param specimen the incident
   * @param profiles its sources
   * @param begin first time in the log that the clocks are held against
   */
  private record Known(Specimen specimen, List<SourceProfile> profiles, long begin) {
    Set<Cause> causes() {
      Set<Cause> causes = EnumSet.copyOf(specimen.truth().primary());
      causes.addAll(specimen.truth().contributing());
      return causes;
    }

    List<String> formats() {
      return profiles.stream().filter(p -> !isConfiguration(p)).map(Interleaved::format).toList();
    }

    boolean goesWith(Known other) {
      return Collections.disjoint(causes(), other.causes())
          && formats().stream()
              .sorted()
              .toList()
              .equals(other.formats().stream().sorted().toList());
    }
  }

  private static boolean isConfiguration(SourceProfile p) {
    return p.detected().format() == LogFormat.CONFIG;
  }

  private static String format(SourceProfile p) {
    return p.detected().format() + (p.detected().zoned() ? " zoned" : "");
  }

  private static Optional<Known> known(Specimen s) {
    try {
      List<Survey> surveys = new ArrayList<>();
      for (LogSource source : s.logs().sources()) {
        surveys.add(SourceSurvey.of(source));
      }
      List<SourceProfile> profiles =
          new Correlator(s.logs(), surveys, CorrelatorOptions.defaults()).sources();
      return profiles.stream()
          .filter(p -> p.clock().basis().equals("reference"))
          .flatMap(p -> p.first().stream())
          .min(Comparator.naturalOrder())
          .map(first -> new Known(s, profiles, first.micros()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Specimen pair(Known a, Known b) {
    List<LogSource> sources = new ArrayList<>();
    for (LogSource source : a.specimen().logs().sources()) {
      sources.add(Altered.of(source).at(sources.size()));
    }
    List<SourceProfile> hosts = new ArrayList<>(a.profiles());
    int before = sources.size();
    for (SourceProfile guest : b.profiles()) {
      Altered source = Altered.of(b.specimen().logs().sources().get(guest.index()));
      Optional<SourceProfile> host =
          hosts.stream()
              .filter(h -> !isConfiguration(h) && format(h).equals(format(guest)))
              .findFirst();
      host.ifPresent(hosts::remove);
      long shift =
          a.begin()
              - b.begin()
              + host.map(h -> h.clock().micros() - guest.clock().micros()).orElse(0L);
      Edit shifted = Edit.none().timed((Moment m) -> m.plus(shift), false);
      sources.add(
          source
              .then(shifted::of)
              .at(sources.size())
              .named(host.map(SourceProfile::name).orElse("second/" + guest.name()) + ".1"));
    }
    List<Setting> settings = new ArrayList<>(a.specimen().logs().settings());
    b.specimen().logs().settings().forEach(s -> settings.add(moved(s, before)));
    return joined(a.specimen(), b.specimen(), new LogSet(sources, settings, List.of()));
  }

  private static Setting moved(Setting s, int by) {
    return new Setting(
        new io.culprit.parse.event.Origin(s.origin().source() + by, s.origin().line()),
        s.layer(),
        s.name(),
        s.value(),
        s.micros(),
        s.scope());
  }

  private static Specimen joined(Specimen a, Specimen b, LogSet logs) {
    Set<Cause> primary = EnumSet.copyOf(a.truth().primary());
    primary.addAll(b.truth().primary());
    Set<Cause> contributing = EnumSet.noneOf(Cause.class);
    contributing.addAll(a.truth().contributing());
    contributing.addAll(b.truth().contributing());
    List<String> recordings = new ArrayList<>(a.recordings());
    recordings.addAll(b.recordings());
    return new Specimen(
        a.set().equals(b.set()) ? a.set() : a.set() + "+" + b.set(),
        a.name() + "+" + b.name(),
        a.folder(),
        logs,
        new Truth(primary, contributing, false, true),
        Set.of(),
        recordings);
  }
}
