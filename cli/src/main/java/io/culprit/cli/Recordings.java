package io.culprit.cli;

import io.culprit.engine.Inputs;
import io.culprit.engine.Investigation;
import io.culprit.engine.LocalEngine;
import io.culprit.engine.NothingReadableException;
import io.culprit.engine.Workers;
import io.culprit.parse.LogSets;
import io.culprit.parse.ReadOptions;
import io.culprit.rank.CaseFile;
import io.culprit.rank.Weights;
import io.culprit.rank.arm.Arm;
import io.culprit.rank.arm.ArmResult;
import io.culprit.rank.arm.Specimen;
import io.culprit.rank.fit.Labelled;
import io.culprit.rank.fit.Score;
import io.culprit.rank.fit.Staged;
import io.culprit.rank.render.ReportFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Reads labelled incidents, several at once.
 *
 * @param threads how many at once
 * @param weights the numbers in use
 * @param streams where it is said that one cannot be read
 */
record Recordings(int threads, Weights weights, Streams streams) {
  /** Opens them. */
  List<Specimen> open(List<LabelledFolders.Folder> folders) throws IOException {
    List<Callable<Specimen>> work = new ArrayList<>();
    for (LabelledFolders.Folder f : folders) {
      work.add(
          () ->
              Specimen.recorded(
                  f.set(),
                  f.name(),
                  f.logs(),
                  LogSets.open(List.of(f.logs()), ReadOptions.none()),
                  f.truth()));
    }
    return Workers.inOrder(threads, work);
  }

  /**
   * The cases of those that can be read.
   *
   * @param reports where to write their reports too; null: nowhere
   */
  List<Labelled> read(List<Specimen> specimens, @Nullable Path reports) throws IOException {
    List<Callable<Optional<Labelled>>> work = new ArrayList<>();
    for (Specimen s : specimens) {
      work.add(() -> labelled(s, reports));
    }
    return Workers.inOrder(threads, work).stream().flatMap(Optional::stream).toList();
  }

  /**
   * What the ranking says of them with something done to them.
   *
   * @param recorded what it said before
   */
  ArmResult with(Arm arm, List<Specimen> specimens, List<Score> recorded) throws IOException {
    Map<String, Score> before = new HashMap<>();
    recorded.forEach(s -> before.put(s.set() + "/" + s.name(), s));
    List<Specimen> readable =
        specimens.stream().filter(s -> before.containsKey(s.set() + "/" + s.name())).toList();
    List<Callable<Optional<ArmResult.Case>>> work = new ArrayList<>();
    for (Specimen s : arm.of(readable)) {
      List<Score> of = s.recordings().stream().map(before::get).filter(Objects::nonNull).toList();
      work.add(
          () ->
              labelled(s, null)
                  .map(l -> Staged.of(l).score(weights.without(s.unknown())))
                  .map(score -> new ArmResult.Case(score, of)));
    }
    return new ArmResult(
        arm, Workers.inOrder(threads, work).stream().flatMap(Optional::stream).toList());
  }

  /** The incident with its case; empty, and said so, where its logs could not be read at all. */
  private Optional<Labelled> labelled(Specimen s, @Nullable Path reports) throws IOException {
    Investigation plan = Investigation.of(List.of(s.folder()), weights);
    LocalEngine engine = new LocalEngine();
    Inputs inputs = Inputs.of(s.logs(), plan);
    CaseFile file;
    try {
      file = engine.caseFile(plan, inputs);
    } catch (NothingReadableException e) {
      streams.remark(s.name() + ": left out of the figures: " + e.getMessage());
      return Optional.empty();
    }
    if (reports != null) {
      Written.file(
          reports.resolve(s.name() + ".json"),
          ReportFlags.text(engine.report(plan, inputs, file), ReportFormat.JSON));
    }
    return Optional.of(new Labelled(s.set(), s.name(), file, s.truth()));
  }
}
