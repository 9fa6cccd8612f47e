package io.culprit.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.engine.Batch;
import io.culprit.engine.Fingerprint;
import io.culprit.engine.Investigation;
import io.culprit.engine.Window;
import io.culprit.rank.Report;
import io.culprit.rank.render.ReportFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code culprit batch}: the incidents of a day, a report each. */
@Command(
    name = "batch",
    mixinStandardHelpOptions = true,
    versionProvider = CulpritVersion.class,
    sortOptions = false,
    description = {
      "Finds the incidents in a day (or a month) of logs and writes a report on each, with an index page.",
      "A quiet day has none, and the index says so. Run again after an interruption, it keeps the reports that are"
          + " already made of the same input."
    },
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  culprit batch /var/log/export/2026-11-20/ -o reports/",
      "  culprit batch logs/ --since 2026-11-20T06:00:00Z -o reports/",
      "",
      "Exit codes: 0 the index was written, 1 nothing was readable or the work failed, 2 wrong command line,",
      "3 a cause was found as surely as --fail-on asks."
    })
final class BatchCommand implements Callable<Integer> {
  private static final String MADE_FROM = "fingerprint.txt";

  @Mixin private ReadFlags read = new ReadFlags();
  @Mixin private RangeFlags range = new RangeFlags();
  @Mixin private AssumeFlags assume = new AssumeFlags();

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      required = true,
      description = "Folder for index.md, summary.json and a folder for each incident.")
  private Path output;

  @Option(names = "--title", paramLabel = "TEXT", description = "Beginning of the reports' titles.")
  private @Nullable String title;

  @Option(
      names = "--fail-on",
      paramLabel = "STATUS",
      description = "confirmed or likely: end with exit code 3 when a cause is found that surely.")
  private @Nullable FailOn failOn;

  private final Streams streams;

  BatchCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (Files.exists(output) && !Files.isDirectory(output)) {
      throw new UsageException("-o: expected a folder, and " + output + " is a file");
    }
    try (ReadFlags.Opened opened = read.open(streams)) {
      return run(
          assume.on(
              read.plan(opened, range.range(read.zone()), Optional.ofNullable(title), false)));
    }
  }

  private int run(Investigation plan) throws IOException {
    Batch batch = Batch.open(plan);
    streams.problems(batch.inputs().problems());
    String input = Fingerprint.of(plan, CulpritVersion.text());
    Batch.Day day = batch.survey();
    Map<Window, Path> folders = folders(day.windows());
    List<Window> missing = new ArrayList<>();
    for (Map.Entry<Window, Path> e : folders.entrySet()) {
      if (isMade(e.getValue(), fingerprint(input, e.getKey()))) {
        streams.remark("kept " + e.getValue() + ", made from the same input");
      } else {
        missing.add(e.getKey());
      }
    }
    batch.report(
        day,
        missing,
        (window, report) -> {
          Path folder = folders.getOrDefault(window, output);
          write(folder, report, fingerprint(input, window));
          streams.remark("wrote " + folder.resolve("report.md"));
        });
    return index(day, folders);
  }

  private int index(Batch.Day day, Map<Window, Path> folders) throws IOException {
    List<BatchEntry> entries = new ArrayList<>();
    boolean found = false;
    for (Window window : day.windows()) {
      Path folder = folders.getOrDefault(window, output);
      JsonNode report = Json.MAPPER.readTree(Files.readAllBytes(folder.resolve("report.json")));
      entries.add(BatchEntry.of(window, String.valueOf(folder.getFileName()), report));
      found |= failOn != null && failOn.met(report);
    }
    Written.file(output.resolve("summary.json"), BatchPages.summary(day, entries));
    Written.file(output.resolve("index.md"), BatchPages.index(day, entries));
    strangers(folders);
    streams.remark(
        (entries.isEmpty()
                ? "no incident"
                : entries.size() == 1 ? "1 incident" : entries.size() + " incidents")
            + "; wrote "
            + output.resolve("index.md"));
    return found ? Exit.FOUND : Exit.DONE;
  }

  /** Where each window's report goes, in the order of the windows. */
  private Map<Window, Path> folders(List<Window> windows) {
    Map<Window, Path> folders = new LinkedHashMap<>();
    for (int i = 0; i < windows.size(); i++) {
      folders.put(windows.get(i), output.resolve(BatchEntry.folder(i + 1, windows.get(i))));
    }
    return folders;
  }

  private static String fingerprint(String input, Window window) {
    return Fingerprint.of(input, window.toString());
  }

  private static boolean isMade(Path folder, String fingerprint) throws IOException {
    Path mark = folder.resolve(MADE_FROM);
    return Files.isRegularFile(mark)
        && Files.isRegularFile(folder.resolve("report.md"))
        && Files.isRegularFile(folder.resolve("report.json"))
        && new String(Files.readAllBytes(mark), StandardCharsets.UTF_8).strip().equals(fingerprint);
  }

  private static void write(Path folder, Report report, String fingerprint) throws IOException {
    // An old mark must not vouch for a half-new report.
    Files.deleteIfExists(folder.resolve(MADE_FROM));
    for (ReportFormat format : List.of(ReportFormat.MARKDOWN, ReportFormat.JSON)) {
      Written.file(
          folder.resolve("report." + format.extension()), ReportFlags.text(report, format));
    }
    Written.file(folder.resolve(MADE_FROM), fingerprint + "\n");
  }

  /**
   * Says which folders of earlier runs the new index does not speak of; they are the user's to
   * delete.
   */
  private void strangers(Map<Window, Path> folders) throws IOException {
    Set<String> ours =
        folders.values().stream()
            .map(p -> String.valueOf(p.getFileName()))
            .collect(Collectors.toSet());
    try (Stream<Path> inside = Files.list(output)) {
      List<Path> others =
          inside
              .filter(Files::isDirectory)
              .filter(p -> String.valueOf(p.getFileName()).startsWith("incident-"))
              .filter(p -> !ours.contains(String.valueOf(p.getFileName())))
              .sorted()
              .toList();
      others.forEach(
          p -> streams.remark(p + " is from an earlier run and is not part of the index"));
    }
  }
}
