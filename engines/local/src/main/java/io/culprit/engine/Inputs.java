package io.culprit.engine;

import io.culprit.correlate.EventCounts;
import io.culprit.correlate.SourceSurvey;
import io.culprit.correlate.Survey;
import io.culprit.parse.Detected;
import io.culprit.parse.LineCount;
import io.culprit.parse.LogCursor;
import io.culprit.parse.LogFormat;
import io.culprit.parse.LogSet;
import io.culprit.parse.LogSets;
import io.culprit.parse.LogSource;
import io.culprit.parse.Problem;
import io.culprit.parse.event.EventSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Callable;

/**
 * The inputs of a plan, opened and read once: what every later pass starts from.
 *
 * @param set the sources; one that broke while it was read is replaced by an empty one of the same
 *     name
 * @param surveys one a source, in source order
 * @param problems what is wrong with the inputs, in source order
 */
public record Inputs(LogSet set, List<Survey> surveys, List<Problem> problems) {
  public Inputs {
    surveys = List.copyOf(surveys);
    problems = List.copyOf(problems);
  }

  /**
   * Opens and surveys the inputs of a plan on its threads, several of them in a long source. The
   * result does not depend on the number of threads.
   *
   * @throws IOException if a thread was interrupted
   */
  public static Inputs open(Investigation plan) throws IOException {
    return of(LogSets.open(plan.paths(), plan.reading()), plan);
  }

  /**
   * Surveys inputs that are open already, on the threads of a plan.
   *
   * @throws IOException if a thread was interrupted
   */
  public static Inputs of(LogSet found, Investigation plan) throws IOException {
    List<Callable<SharedSource.Share>> work = new ArrayList<>();
    for (LogSource source : found.sources()) {
      work.addAll(new SharedSource(source).work(plan.threads()));
    }
    Map<Integer, List<SharedSource.Share>> shares = new HashMap<>();
    for (SharedSource.Share share : Workers.inOrder(plan.threads(), work)) {
      shares.computeIfAbsent(share.source().index(), s -> new ArrayList<>()).add(share);
    }
    List<LogSource> sources = new ArrayList<>();
    List<Survey> surveys = new ArrayList<>();
    List<Problem> problems = new ArrayList<>(found.problems());
    Copies copies = new Copies();
    for (LogSource source : found.sources()) {
      Surveyed one = once(surveyed(source, shares.getOrDefault(source.index(), List.of())), copies);
      sources.add(one.source());
      surveys.add(one.survey());
      problems.addAll(one.problems());
    }
    return new Inputs(new LogSet(sources, found.settings(), problems), surveys, problems);
  }

  /**
   * SHA-256 of each source's file in source order, worked out on several threads; empty for one
   * that could not be read.
   *
   * @throws IOException if a file cannot be read any more
   */
  List<String> digests(int threads) throws IOException {
    List<Callable<String>> work = new ArrayList<>();
    set.sources().forEach(source -> work.add(source::digest));
    return Workers.inOrder(threads, work);
  }

  /** Whether any line of any source was understood as a log line. */
  public boolean holdEvents() {
    return surveys.stream().map(Survey::events).anyMatch(e -> total(e) > 0);
  }

  /** Refuses to go on where nothing was understood. */
  void requireEvents() throws NothingReadableException {
    if (!holdEvents()) {
      int files = set.sources().size();
      throw new NothingReadableException(
          files == 0
              ? "nothing to read: no file was found under the given paths"
              : "nothing readable: no log line was understood in "
                  + files
                  + (files == 1 ? " file" : " files"),
          problems);
    }
  }

  private static long total(EventCounts e) {
    return e.access() + e.app() + e.backend() + e.notice() + e.client();
  }

  private static Surveyed surveyed(LogSource source, List<SharedSource.Share> shares)
      throws IOException {
    SourceSurvey whole = new SourceSurvey(source.index());
    for (SharedSource.Share share : shares) {
      if (share.failure().isPresent()) {
        LogSource broken = new Unreadable(source.index(), source.name());
        String text =
            "could not be read to its end and is left out: " + share.failure().get().getMessage();
        return new Surveyed(
            broken, SourceSurvey.of(broken), List.of(new Problem(source.name(), text)));
      }
      whole.merge(share.survey());
    }
    Survey survey = whole.done();
    String damage = survey.count().damage();
    return new Surveyed(
        source, survey, damage.isEmpty() ? List.of() : List.of(new Problem(source.name(), damage)));
  }

  /**
   * A source without the lines that an earlier one has too, or their requests would count twice.
   */
  private static Surveyed once(Surveyed one, Copies copies) throws IOException {
    Optional<Copies.Copy> found = copies.of(one.source(), one.survey());
    if (found.isEmpty()) {
      return one;
    }
    String earlier = found.get().earlier().name();
    LogSource copy =
        found
            .get()
            .source()
            .orElseGet(() -> new Unreadable(one.source().index(), one.source().name()));
    Survey survey = SourceSurvey.of(copy);
    long shared =
        survey.count().rejected().entrySet().stream()
            .filter(reason -> reason.getKey().endsWith(earlier))
            .mapToLong(Map.Entry::getValue)
            .sum();
    boolean whole = survey.events().equals(SourceSurvey.of(new Unreadable(0, "")).events());
    List<Problem> problems = new ArrayList<>(one.problems());
    problems.add(
        new Problem(
            copy.name(),
            whole
                ? "has the same content as " + earlier + "; read once"
                : "shares " + shared + " lines with " + earlier + "; they are read once"));
    return new Surveyed(copy, survey, problems);
  }

  private record Surveyed(LogSource source, Survey survey, List<Problem> problems) {}

  /**
   * Stands in the place of a source that failed while it was read, so that the others keep their
   * numbers.
   */
  private record Unreadable(int index, String name) implements LogSource {
    @Override
    public Detected detected() {
      return new Detected(LogFormat.UNKNOWN, "unreadable", 0, "", false, false);
    }

    @Override
    public LogCursor open() {
      return new LogCursor() {
        @Override
        public boolean next(EventSink sink) {
          return false;
        }

        @Override
        public LineCount count() {
          return LineCount.none();
        }

        @Override
        public void close() {
          // nothing is open
        }
      };
    }

    @Override
    public String digest() {
      return "";
    }

    @Override
    public Map<Long, String> quote(SortedSet<Long> lines) {
      return Map.of();
    }
  }
}
