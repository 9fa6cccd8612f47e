package io.culprit.rank.arm;

import io.culprit.parse.FormatFacts;
import io.culprit.parse.LogSets;
import io.culprit.parse.LogSource;
import io.culprit.parse.ReadOptions;
import io.culprit.parse.event.Moment;
import io.culprit.rank.Cause;
import io.culprit.rank.fit.Truth;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One thing done to every recorded incident that it can be done to. What is taken away may have
 * been what the cause is seen by: then a ranking is right to abstain, and wrong to name another.
 */
public enum Arm {
  IDS("without request ids", each(s -> s.changed(Arm::withoutIds))),
  SECONDS("times of whole seconds", each(s -> s.changed(Arm::wholeSeconds))),
  PROXY_ACCESS("without the proxy's access log", without(SourceKind.PROXY_ACCESS)),
  ERROR_LOG("without the proxy's error log", without(SourceKind.ERROR_LOG)),
  BALANCER("without the balancer's log", without(SourceKind.BALANCER)),
  BACKEND_ACCESS("without the application server's log", without(SourceKind.BACKEND_ACCESS)),
  BACKEND_DURATIONS("without the backend's durations", without(SourceKind.BACKEND_DURATIONS)),
  CONFIGURATION("without configuration files", Arm::withoutConfiguration),
  CLIENT_RECORDS("without client records", without(SourceKind.CLIENT)),
  LINES("a tenth of the lines lost", each(s -> s.changed(Arm::tenthLost))),
  CLOCK("the backend's clock 37.5 s ahead", having(Arm::isBackend, Arm::clockAhead)),
  TWO_AT_ONCE("two incidents in the same minutes", new Interleaved()::of),
  DISTRACTORS("healthy, with bots, 404s and a slow export", new Distracted()::of),
  UNKNOWN_CAUSE("the true cause is not in the catalogue", Arm::withoutItsCause);

  private static final long SECOND = 1_000_000;
  private static final long AHEAD = 37_500_000;
  private static final int ONE_IN = 10;

  private final String title;

  /** Holds no state, which the compiler cannot see. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final UnaryOperator<List<Specimen>> change;

  Arm(String title, UnaryOperator<List<Specimen>> change) {
    this.title = title;
    this.change = change;
  }

  /** The name a person reads. */
  public String title() {
    return title;
  }

  /** What becomes of the recorded incidents; those that it cannot be done to are left out. */
  public List<Specimen> of(List<Specimen> recorded) {
    return change.apply(recorded);
  }

  private static UnaryOperator<List<Specimen>> each(UnaryOperator<Specimen> change) {
    return recorded -> recorded.stream().map(change).toList();
  }

  private static UnaryOperator<List<Specimen>> having(
      Predicate<LogSource> source, UnaryOperator<Specimen> change) {
    return recorded ->
        recorded.stream()
            .filter(s -> s.logs().sources().stream().anyMatch(source))
            .map(change)
            .toList();
  }

  private static UnaryOperator<List<Specimen>> without(SourceKind kind) {
    return having(
        source -> kind.in(source.detected()),
        s -> s.changed(source -> kind.without(Altered.of(source))));
  }

  private static Optional<Altered> withoutIds(LogSource source) {
    return Optional.of(Altered.of(source).then(Edit.none().identified(id -> "")::of));
  }

  private static Optional<Altered> wholeSeconds(LogSource source) {
    boolean start =
        source
            .detected()
            .format()
            .facts()
            .map(f -> f.stamp() == FormatFacts.Stamp.START)
            .orElse(false);
    return Optional.of(Altered.of(source).then(Edit.none().timed(Arm::wholeSecond, start)::of));
  }

  private static Moment wholeSecond(Moment m) {
    return new Moment(
        Math.floorDiv(m.micros(), SECOND) * SECOND, Math.max(SECOND, m.precisionMicros()));
  }

  /** Which lines are lost depends on their source's name and their number alone. */
  private static Optional<Altered> tenthLost(LogSource source) {
    long seed = source.name().hashCode();
    return Optional.of(
        Altered.of(source)
            .then(
                events ->
                    events.stream()
                        .filter(e -> Dice.of(seed, e.origin().line()) % ONE_IN != 0)
                        .toList()));
  }

  private static boolean isBackend(LogSource source) {
    return SourceKind.BACKEND_ACCESS.in(source.detected())
        || SourceKind.BACKEND_DURATIONS.in(source.detected())
        || SourceKind.APPLICATION.in(source.detected());
  }

  private static Specimen clockAhead(Specimen s) {
    Edit ahead = Edit.none().timed(m -> m.plus(AHEAD), false);
    return s.changed(
        source ->
            Optional.of(
                isBackend(source) ? Altered.of(source).then(ahead::of) : Altered.of(source)));
  }

  /** They are opened anew: a configuration also declares the formats of the others. */
  private static List<Specimen> withoutConfiguration(List<Specimen> recorded) {
    return having(
            source -> SourceKind.CONFIGURATION.in(source.detected()),
            s -> {
              List<Path> others =
                  s.logs().sources().stream()
                      .filter(source -> !SourceKind.CONFIGURATION.in(source.detected()))
                      .map(source -> s.folder().resolve(source.name()))
                      .toList();
              return s.with(LogSets.open(others, ReadOptions.none()));
            })
        .apply(recorded);
  }

  private static List<Specimen> withoutItsCause(List<Specimen> recorded) {
    return recorded.stream()
        .filter(s -> !s.truth().healthy())
        .map(
            s -> {
              Set<Cause> unknown = EnumSet.copyOf(s.truth().primary());
              unknown.addAll(s.truth().contributing());
              return new Specimen(
                  s.set(),
                  s.name(),
                  s.folder(),
                  s.logs(),
                  new Truth(Set.of(), Set.of(), false, false),
                  unknown,
                  s.recordings());
            })
        .toList();
  }
}
