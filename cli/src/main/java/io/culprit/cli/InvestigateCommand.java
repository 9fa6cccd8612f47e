package io.culprit.cli;

import io.culprit.engine.Inputs;
import io.culprit.engine.Investigation;
import io.culprit.engine.LocalEngine;
import io.culprit.rank.CaseFile;
import io.culprit.rank.Report;
import io.culprit.rank.render.ReportFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code culprit investigate}: one report. */
@Command(
    name = "investigate",
    mixinStandardHelpOptions = true,
    versionProvider = CulpritVersion.class,
    sortOptions = false,
    description = {
      "Writes one report on the failed requests in the given logs.",
      "Hand in everything that was exported, of every layer: formats, wrappers and clocks are recognised by their"
          + " content. What could not be read is said on the standard error, and in the report."
    },
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  culprit investigate logs/",
      "  culprit investigate access.log.gz uvicorn.log --since 2026-11-20T10:50:00Z -o report.md",
      "  culprit investigate logs/ --format md,json -o out/",
      "  culprit investigate logs/ --known no-browser --prior dns-tls=3",
      "  culprit investigate logs/ --export requests.csv.gz",
      "  kubectl logs deploy/api --timestamps | culprit investigate - access.log",
      "  culprit investigate logs/ --fail-on confirmed >/dev/null || echo found",
      "",
      "Exit codes: 0 a report was written, 1 nothing was readable or the work failed, 2 wrong command line,",
      "3 a cause was found as surely as --fail-on asks."
    })
final class InvestigateCommand implements Callable<Integer> {
  @Mixin private ReadFlags read = new ReadFlags();
  @Mixin private ReportFlags report = new ReportFlags();
  @Mixin private ExportFlag export = new ExportFlag();
  @Mixin private RangeFlags range = new RangeFlags();
  @Mixin private AssumeFlags assume = new AssumeFlags();

  @Option(
      names = "--fail-on",
      paramLabel = "STATUS",
      description = "confirmed or likely: end with exit code 3 when a cause is found that surely.")
  private @Nullable FailOn failOn;

  private final Streams streams;
  private final LocalEngine engine = new LocalEngine();

  InvestigateCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    Map<ReportFormat, Path> targets = report.targets();
    export.check(read.paths());
    try (ReadFlags.Opened opened = read.open(streams)) {
      Report found =
          investigate(
              assume.on(
                  read.plan(
                      opened, range.range(read.zone()), report.title(), report.listRequests())));
      streams.problems(found.problems());
      if (targets.isEmpty()) {
        streams.result(ReportFlags.text(found, report.single()));
      }
      for (Map.Entry<ReportFormat, Path> target : targets.entrySet()) {
        Written.file(target.getValue(), ReportFlags.text(found, target.getKey()));
        streams.remark("wrote " + target.getValue());
      }
      return failOn != null && failOn.met(found) ? Exit.FOUND : Exit.DONE;
    }
  }

  private Report investigate(Investigation plan) throws IOException {
    Inputs inputs = Inputs.open(plan);
    try (ExportFile requests = export.open(inputs.set())) {
      CaseFile file = engine.caseFile(plan, inputs, requests.sink());
      Report found = engine.report(plan, inputs, file);
      requests.done(streams);
      return found;
    }
  }
}
