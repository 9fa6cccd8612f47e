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
import java.util.SortedSet;
import java.util.concurrent.Callable;

/**
 * The inputs of a plan, opened and read once: what every later pass starts from.
 *
 * @param set the sources; one that broke while it was read is replaced by an empty one of the same
 *     name
 * @param surveys one a source, in source order
 * @param digests SHA-256 of each source's file, in source order
 * @param problems what is wrong with the inputs, in source order
 */
public record Inputs(
    LogSet set, List<Survey> surveys, List<String> digests, List<Problem> problems) {
  public Inputs {
    digests = List.copyOf(digests);
    surveys = List.copyOf(surveys);
    problems = List.copyOf(problems);
  }

  /**
   * Opens and surveys the inputs of a plan, each source on one of its threads. The result does not
   * depend on the number of threads.
   *
   * @throws IOException if a thread was interrupted
   */
  public static Inputs open(Investigation plan) throws IOException {
    LogSet found = LogSets.open(plan.paths(), plan.reading());
    List<Callable<Surveyed>> work = new ArrayList<>();
    for (LogSource source : found.sources()) {
      work.add(() -> survey(source));
    }
    List<LogSource> sources = new ArrayList<>();
    List<Survey> surveys = new ArrayList<>();
    List<String> digests = new ArrayList<>();
    List<Problem> problems = new ArrayList<>(found.problems());
    Map<String, String> first = new HashMap<>();
    for (Surveyed each : Workers.inOrder(plan.threads(), work)) {
      Surveyed one = once(each, first);
      sources.add(one.source());
      surveys.add(one.survey());
      digests.add(one.digest());
      problems.addAll(one.problems());
    }
    return new Inputs(new LogSet(sources, found.settings(), problems), surveys, digests, problems);
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

  private static Surveyed survey(LogSource source) throws IOException {
    Survey survey;
    String digest;
    try {
      survey = SourceSurvey.of(source);
      digest = source.digest();
    } catch (IOException e) {
      LogSource broken = new Unreadable(source.index(), source.name());
      return new Surveyed(
          broken,
          SourceSurvey.of(broken),
          "",
          List.of(
              new Problem(
                  source.name(),
                  "could not be read to its end and is left out: " + e.getMessage())));
    }
    String damage = survey.count().damage();
    return new Surveyed(
        source,
        survey,
        digest,
        damage.isEmpty() ? List.of() : List.of(new Problem(source.name(), damage)));
  }

  /**
   * A source with the very bytes of an earlier one is left out, or its requests would count twice.
   */
  private static Surveyed once(Surveyed one, Map<String, String> first) throws IOException {
    if (one.survey().count().lines() == 0) {
      return one;
    }
    String earlier = first.putIfAbsent(one.digest(), one.source().name());
    if (earlier == null) {
      return one;
    }
    LogSource copy = new Unreadable(one.source().index(), one.source().name());
    return new Surveyed(
        copy,
        SourceSurvey.of(copy),
        one.digest(),
        List.of(new Problem(copy.name(), "has the same content as " + earlier + "; read once")));
  }

  private record Surveyed(LogSource source, Survey survey, String digest, List<Problem> problems) {}

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
