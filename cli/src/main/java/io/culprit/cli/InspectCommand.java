package io.culprit.cli;

import io.culprit.correlate.Range;
import io.culprit.correlate.SourceProfile;
import io.culprit.engine.Inputs;
import io.culprit.engine.Investigation;
import io.culprit.engine.LocalEngine;
import io.culprit.parse.LogSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code culprit inspect}: what each file is; nothing is ranked. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    versionProvider = CulpritVersion.class,
    sortOptions = false,
    description = {
      "Tells what each file was recognised as, and what became of every one of its lines.",
      "Use it first when a report seems to overlook something: it shows formats, refused lines with the reason,"
          + " time ranges, zones and clock offsets.",
      "Every line counts once: parsed, joined to the record it continues, blank, or rejected; the sum is printed. A"
          + " last line without a line end is a line."
    },
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  culprit inspect logs/",
      "  culprit inspect logs/ --rejects rejected.txt",
      "  culprit inspect access.log --log-format '$remote_addr [$time_local] \"$request\" $status $request_time'",
      "",
      "Exit codes: 0 done, 1 nothing was readable, 2 wrong command line."
    })
final class InspectCommand implements Callable<Integer> {
  @Mixin private ReadFlags read = new ReadFlags();

  @ArgGroup(validate = false, heading = "%nOutput:%n", order = 10)
  private Output output = new Output();

  /** The options under one heading. */
  static final class Output {
    @Option(
        names = "--format",
        paramLabel = "FORMAT",
        description = "text or json (default: text).")
    private TextOrJson format = TextOrJson.TEXT;

    @Option(
        names = "--rejects",
        paramLabel = "FILE",
        description =
            "Write every refused line with its place, the reason and what was expected to this file; '-' puts them"
                + " behind the table.")
    private @Nullable Path rejects;
  }

  private final Streams streams;

  InspectCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    try (ReadFlags.Opened opened = read.open(streams)) {
      Investigation plan = read.plan(opened, Range.ALL, Optional.empty(), false);
      Inputs inputs = Inputs.open(plan);
      List<SourceProfile> sources = new LocalEngine().profiles(plan, inputs);
      streams.problems(inputs.problems());
      streams.result(
          output.format == TextOrJson.JSON
              ? InspectPage.json(sources, inputs.problems())
              : InspectPage.text(sources));
      if (output.rejects != null) {
        rejects(inputs.set().sources(), output.rejects);
      }
      if (!inputs.holdEvents()) {
        streams.remark("nothing readable: no log line was understood");
        return Exit.FAILED;
      }
      return Exit.DONE;
    }
  }

  private void rejects(List<LogSource> sources, Path file) throws IOException {
    if (file.toString().equals("-")) {
      Rejects.write(sources, streams::result);
      return;
    }
    long[] lines = {0};
    Written.file(file, writer -> lines[0] = Rejects.write(sources, writer::write));
    streams.remark("wrote " + lines[0] + (lines[0] == 1 ? " line" : " lines") + " to " + file);
  }
}
