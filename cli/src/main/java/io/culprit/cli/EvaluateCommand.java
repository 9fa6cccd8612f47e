package io.culprit.cli;

import io.culprit.rank.Weights;
import io.culprit.rank.WeightsFile;
import io.culprit.rank.arm.Arm;
import io.culprit.rank.arm.ArmResult;
import io.culprit.rank.arm.Specimen;
import io.culprit.rank.fit.Baseline;
import io.culprit.rank.fit.Evaluation;
import io.culprit.rank.fit.Labelled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
      "  culprit evaluate incidents/ more/ --baselines --arms --format md",
      "  culprit evaluate incidents/ --joins --format json",
      "",
      "Exit codes: 0 done, 1 no labelled incident was found or the work failed, 2 wrong command line."
    })
final class EvaluateCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description = "Folders of labelled incidents, or of sets of them.")
  private List<Path> folders;

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
      names = "--baselines",
      description =
          "Also rank by simpler means: a fixed order, keyword rules, naive Bayes over the findings.")
  private boolean baselines;

  @Option(
      names = "--arms",
      description = "Also rank the same incidents with something taken away, added or shifted.")
  private boolean arms;

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

  @Option(
      names = "--details",
      description =
          "Print a line for every incident, not only the wrong ones; with --joins, every wrong pair.")
  private boolean details;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, md or json (default: text).")
  private PageFormat format = PageFormat.TEXT;

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
    List<LabelledFolders.Folder> found = found();
    if (found.isEmpty()) {
      streams.remark(shown() + ": no folder with logs/ and truth.json was found in it");
      return Exit.FAILED;
    }
    if (joins) {
      if (format == PageFormat.MD) {
        throw new UsageException("--format: --joins is shown as text or json, found md");
      }
      List<JoinsPage.Row> rows = JoinRuns.of(found, threads);
      streams.result(
          format == PageFormat.JSON ? JoinsPage.json(rows) : JoinsPage.text(rows, details));
      return Exit.DONE;
    }
    Recordings recordings = new Recordings(threads, used, streams);
    List<Specimen> specimens = recordings.open(found);
    List<Labelled> incidents = recordings.read(specimens, reports);
    if (incidents.isEmpty()) {
      streams.remark(shown() + ": no labelled incident could be read");
      return Exit.FAILED;
    }
    Evaluation evaluation = Evaluation.of(incidents);
    Accuracy accuracy = accuracy(evaluation, recordings, specimens, used);
    streams.result(
        format == PageFormat.JSON
            ? AccuracyJson.of(accuracy)
            : AccuracyPage.of(accuracy, format == PageFormat.MD, details));
    if (fit != null) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      WeightsFile.write(evaluation.fitted(WeightsFile.byHand()), out);
      Written.file(fit, out.toString(StandardCharsets.UTF_8));
      streams.remark("wrote " + fit);
    }
    return Exit.DONE;
  }

  private List<LabelledFolders.Folder> found() throws IOException {
    Map<String, LabelledFolders.Folder> found = new LinkedHashMap<>();
    for (Path folder : folders) {
      for (LabelledFolders.Folder f : LabelledFolders.in(folder)) {
        LabelledFolders.Folder same = found.putIfAbsent(f.set() + "/" + f.name(), f);
        if (same != null && !same.logs().equals(f.logs())) {
          throw new UsageException(
              "two labelled incidents are called "
                  + f.set()
                  + "/"
                  + f.name()
                  + ": "
                  + same.logs()
                  + " and "
                  + f.logs());
        }
      }
    }
    return List.copyOf(found.values());
  }

  private String shown() {
    return folders.stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  private Accuracy accuracy(
      Evaluation evaluation, Recordings recordings, List<Specimen> specimens, Weights used)
      throws IOException {
    List<Accuracy.Run> rankings = new ArrayList<>();
    rankings.add(new Accuracy.Run("given weights", evaluation.with(used)));
    if (!noLeaveOneOut) {
      rankings.add(new Accuracy.Run("leave-one-out", evaluation.leaveOneOut(WeightsFile.byHand())));
    }
    List<Accuracy.Run> simpler = new ArrayList<>();
    if (baselines) {
      for (Baseline baseline : Baseline.all()) {
        simpler.add(new Accuracy.Run(baseline.title(), evaluation.by(baseline)));
      }
    }
    List<ArmResult> results = new ArrayList<>();
    if (arms) {
      for (Arm arm : Arm.values()) {
        results.add(recordings.with(arm, specimens, rankings.get(0).scores()));
      }
    }
    return new Accuracy(rankings, simpler, results);
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
