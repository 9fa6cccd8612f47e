package io.culprit.rank.arm;

import io.culprit.parse.LogSet;
import io.culprit.parse.LogSource;
import io.culprit.rank.Cause;
import io.culprit.rank.fit.Truth;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A labelled incident before it is read.
 *
 * @param set the recording it is from
 * @param name its name
 * @param folder where its logs lie
 * @param logs its logs, open
 * @param truth what truly happened
 * @param unknown causes that are taken out of the catalogue of causes
 * @param recordings keys of the recordings it is made of; its own, if it is one
 */
public record Specimen(
    String set,
    String name,
    Path folder,
    LogSet logs,
    Truth truth,
    Set<Cause> unknown,
    List<String> recordings) {
  public Specimen {
    unknown = Set.copyOf(unknown);
    recordings = List.copyOf(recordings);
  }

  /** A recording as it is. */
  public static Specimen recorded(String set, String name, Path folder, LogSet logs, Truth truth) {
    return new Specimen(set, name, folder, logs, truth, Set.of(), List.of(set + "/" + name));
  }

  /** The same with other logs. */
  Specimen with(LogSet value) {
    return new Specimen(set, name, folder, value, truth, unknown, recordings);
  }

  /** The same with each source changed, or taken out where nothing is left of it. */
  Specimen changed(Function<LogSource, Optional<Altered>> change) {
    List<LogSource> sources = new ArrayList<>();
    for (LogSource source : logs.sources()) {
      change.apply(source).ifPresent(s -> sources.add(s.at(sources.size())));
    }
    return with(new LogSet(sources, logs.settings(), logs.problems()));
  }
}
