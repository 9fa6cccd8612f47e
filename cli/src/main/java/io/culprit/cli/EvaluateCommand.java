package io.culprit.cli;

import io.culprit.correlate.measure.Arm;
import io.culprit.correlate.measure.JoinMeasure;
import io.culprit.correlate.measure.JoinScore;
import io.culprit.correlate.measure.Known;
import io.culprit.engine.Inputs;
import io.culprit.engine.Investigation;
import io.culprit.engine.LocalEngine;
import io.culprit.engine.NothingReadableException;
import io.culprit.engine.Workers;
import io.culprit.parse.LogSet;
import io.culprit.parse.LogSets;
import io.culprit.parse.ReadOptions;
import io.culprit.rank.CaseFile;
import io.culprit.rank.Weights;
import io.culprit.rank.WeightsFile;
import io.culprit.rank.fit.Evaluation;
import io.culprit.rank.fit.Labelled;
import io.culprit.rank.render.ReportFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code culprit evaluate}: how good the ranking is, on incidents whose causes are known. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    versionProvider = CulpritVersion.class,
    sortOptions = false,
    description = {
      "Runs labelled incidents and prints how often the true cause is found, and how honest the probabilities are.",
      "A labelled incident is a folder with logs/ and truth.json; only this command looks at the truth."
    },
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  culprit evaluate samples/",
      "  culprit evaluate incidents/ --no-leave-one-out --reports out/",
      "  culprit evaluate incidents/ --fit weights.json",
      "  culprit evaluate incidents/ --joins --format json",
      "",
      "Exit codes: 0 done, 1 no labelled incident was found or the work failed, 2 wrong command line."
    })
final class EvaluateCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Parameters(paramLabel = "DIR", description = "Folder of labelled incidents.")
  private Path folder;

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description = "Numbers of the ranking to use instead of the built-in ones.")
  private @Nullable Path weights;

  @Option(
      names = "--fit",
      paramLabel = "FILE",
      description =
          "Refit the numbers of the ranking on these incidents and write them to this file.")
  private @Nullable Path fit;

  @Option(
      names = "--no-leave-one-out",
      description =
          "Only rank with the numbers in use; do not refit them on all incidents but one.")
  private boolean noLeaveOneOut;

  @Option(
      names = "--reports",
      paramLabel = "DIR",
      description = "Also write each incident's JSON report into this folder.")
  private @Nullable Path reports;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Incidents to run at once (default: one for each processor).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--joins",
      description = {
        "Measure the joining instead of the ranking: pairs against truth_requests.jsonl, with ids hidden, with the"
            + " backend's times hidden, and clocks against truth.json."
      })
  private boolean joins;

  @Option(names = "--details", description = "With --joins: print every wrong pair.")
  private boolean details;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "With --joins: text or json (default: text).")
  private TextOrJson format = TextOrJson.TEXT;

  private final Streams streams;

  EvaluateCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (threads < 1) {
      throw new UsageException("--threads: expected 1 or more, found " + threads);
    }
    Weights used = weights == null ? WeightsFile.builtIn() : read(weights);
    List<LabelledFolders.Folder> folders = LabelledFolders.in(folder);
    if (folders.isEmpty()) {
      streams.remark(folder + ": no folder with logs/ and truth.json was found in it");
      return Exit.FAILED;
    }
    if (joins) {
      List<JoinsPage.Row> rows = joins(folders);
      streams.result(
          format == TextOrJson.JSON ? JoinsPage.json(rows) : JoinsPage.text(rows, details));
      return Exit.DONE;
    }
    List<Callable<Optional<Labelled>>> work = new ArrayList<>();
    for (LabelledFolders.Folder f : folders) {
      work.add(() -> labelled(f, used));
    }
    List<Labelled> incidents =
        Workers.inOrder(threads, work).stream().flatMap(Optional::stream).toList();
    if (incidents.isEmpty()) {
      streams.remark(folder + ": no labelled incident could be read");
      return Exit.FAILED;
    }
    Evaluation evaluation = Evaluation.of(incidents, used, WeightsFile.byHand(), !noLeaveOneOut);
    streams.result(evaluation.text());
    if (fit != null) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      WeightsFile.write(evaluation.fitted(), out);
      Written.file(fit, out.toString(StandardCharsets.UTF_8));
      streams.remark("wrote " + fit);
    }
    return Exit.DONE;
  }

  private List<JoinsPage.Row> joins(List<LabelledFolders.Folder> folders) throws IOException {
    List<Callable<JoinsPage.Row>> work = new ArrayList<>();
    for (LabelledFolders.Folder f : folders) {
      work.add(
          () -> {
            Known known = KnownTraffic.read(f.file());
            LogSet logs = LogSets.open(List.of(f.logs()), ReadOptions.none());
            Map<Arm, JoinScore> scores = new EnumMap<>(Arm.class);
            for (Arm arm : Arm.values()) {
              scores.put(arm, JoinMeasure.of(known, logs, arm));
            }
            return new JoinsPage.Row(f.name(), scores);
          });
    }
    return Workers.inOrder(threads, work);
  }

  /** The incident with its case; empty, and said so, where its logs could not be read at all. */
  private Optional<Labelled> labelled(LabelledFolders.Folder f, Weights used) throws IOException {
    Investigation plan = Investigation.of(List.of(f.logs()), used);
    LocalEngine engine = new LocalEngine();
    Inputs inputs = Inputs.open(plan);
    CaseFile file;
    try {
      file = engine.caseFile(plan, inputs);
    } catch (NothingReadableException e) {
      streams.remark(f.name() + ": left out of the figures: " + e.getMessage());
      return Optional.empty();
    }
    if (reports != null) {
      Written.file(
          reports.resolve(f.name() + ".json"),
          ReportFlags.text(engine.report(plan, inputs, file), ReportFormat.JSON));
    }
    return Optional.of(new Labelled(f.name(), file, f.truth()));
  }

  private static Weights read(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new UsageException("--weights: there is no readable file " + file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return WeightsFile.read(in);
    } catch (IOException | RuntimeException e) {
      throw new UsageException(
          "--weights: "
              + file
              + ": expected a file that 'evaluate --fit' wrote: "
              + e.getMessage());
    }
  }
}
