package io.culprit.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code culprit} alone: says what it is. */
@Command(
    name = "culprit",
    mixinStandardHelpOptions = true,
    versionProvider = CulpritVersion.class,
    scope = ScopeType.LOCAL,
    description = {
      "Finds out why API calls failed: reads the logs exported after an incident (nginx, haproxy, uvicorn,"
          + " gunicorn, application timings, browser HARs), joins them request by request, weighs twelve candidate"
          + " causes and writes the investigation as a report.",
      "It reads files and nothing else: no network, no agent, no running system."
    },
    synopsisSubcommandLabel = "COMMAND",
    descriptionHeading = "%n",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  culprit investigate logs/                    the report, on the terminal",
      "  culprit investigate logs/ -o report.md       the same, into a file",
      "  culprit batch day/ -o reports/               the incidents of a day, a report each",
      "  culprit inspect logs/                        what each file is, and what was not understood",
      "  culprit trace --failed 3 logs/               single requests, step by step",
      "  culprit causes event-loop-saturation         what a cause is, and what would show it",
      "",
      "Exit codes:",
      "  0  a report was written",
      "  1  the work failed, or nothing was readable",
      "  2  the command line is wrong",
      "  3  a cause was found as surely as --fail-on asks",
      "",
      "'culprit COMMAND --help' tells more of each command."
    })
final class CulpritCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      hidden = true,
      description = "Print the stack trace of an error.")
  private boolean debug;

  private final Streams streams;

  CulpritCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    if (debug) {
      streams.remark("--debug belongs to a command");
    }
    streams.result(spec.commandLine().getUsageMessage(spec.commandLine().getColorScheme()));
    return Exit.DONE;
  }
}
