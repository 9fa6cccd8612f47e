package io.culprit.engine;

import io.culprit.correlate.SourceSurvey;
import io.culprit.parse.LogSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** A source whose parts several workers survey: each takes the next part until none is left. */
final class SharedSource {
  private final LogSource source;
  private final AtomicInteger next = new AtomicInteger();

  SharedSource(LogSource source) {
    this.source = source;
  }

  /**
   * What one worker saw.
   *
   * @param source the source
   * @param survey of the parts it took
   * @param failure why it stopped; absent: no part was left
   */
  record Share(LogSource source, SourceSurvey survey, Optional<IOException> failure) {}

  /** The work, for as many workers as there are threads, or parts if those are fewer. */
  List<Callable<Share>> work(int threads) {
    List<LogSource.Part> parts;
    try {
      parts = source.parts(SourceSurvey.PART_BYTES);
    } catch (IOException e) {
      return List.of(() -> new Share(source, new SourceSurvey(source.index()), Optional.of(e)));
    }
    List<Callable<Share>> work = new ArrayList<>();
    for (int i = 0; i < Math.min(threads, parts.size()); i++) {
      work.add(() -> take(parts));
    }
    return work;
  }

  private Share take(List<LogSource.Part> parts) {
    SourceSurvey survey = new SourceSurvey(source.index());
    try {
      for (int i = next.getAndIncrement(); i < parts.size(); i = next.getAndIncrement()) {
        survey.read(i, parts.get(i));
      }
      return new Share(source, survey, Optional.empty());
    } catch (IOException e) {
      return new Share(source, survey, Optional.of(e));
    }
  }
}
