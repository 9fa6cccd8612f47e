package io.culprit.cli;

import io.culprit.correlate.Exchange;
import io.culprit.correlate.Range;
import io.culprit.engine.Inputs;
import io.culprit.engine.Investigation;
import io.culprit.engine.LocalEngine;
import io.culprit.engine.Selection;
import io.culprit.parse.LogSource;
import io.culprit.rank.Waterfall;
import io.culprit.rank.page.Steps;
import io.culprit.rank.render.WaterfallPage;
import io.culprit.rank.scene.Request;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code culprit trace}: single requests, as all logs told them. */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    versionProvider = CulpritVersion.class,
    sortOptions = false,
    customSynopsis = {
      "culprit trace ID PATH... [OPTIONS]",
      "  or:  culprit trace (--slowest=N | --failed=N | --route=PATTERN) PATH... [OPTIONS]"
    },
    description = {
      "Shows a request step by step: client, load balancer, proxy and its waits, queue, handler, each with its line.",
      "The first argument is a request id as any log shows it, or the place of a line as reports cite it, such as"
          + " nginx/access.log:123. With --slowest, --failed or --route all arguments are files and folders."
    },
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  culprit trace 6a312162351b91c121cebba74a6132a0 logs/",
      "  culprit trace nginx/access.log:367 logs/",
      "  culprit trace --slowest 5 --route 'POST /api/*' logs/",
      "  culprit trace --failed 3 logs/ --format md",
      "",
      "Exit codes: 0 done, 1 no such request, or nothing was readable, 2 wrong command line."
    })
final class TraceCommand implements Callable<Integer> {
  /** Requests shown of one id, or of a route when nobody said how many. */
  private static final int MOST = 10;

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Mixin private ReadFlags read = new ReadFlags();
  @Mixin private ExportFlag export = new ExportFlag();
  @Mixin private RangeFlags range = new RangeFlags();

  @ArgGroup(validate = false, heading = "%nWhich:%n", order = 5)
  private Which which = new Which();

  /** The options under one heading. */
  static final class Which {
    @Option(names = "--slowest", paramLabel = "N", description = "The requests that took longest.")
    private @Nullable Integer slowest;

    @Option(
        names = "--failed",
        paramLabel = "N",
        description = "The first requests that failed for their client.")
    private @Nullable Integer failed;

    @Option(
        names = "--route",
        paramLabel = "PATTERN",
        description =
            "Only requests of this path, where * stands for anything; a method may precede it.")
    private @Nullable String route;

    private boolean isGiven() {
      return slowest != null || failed != null || route != null;
    }
  }

  @ArgGroup(validate = false, heading = "%nOutput:%n", order = 10)
  private Output output = new Output();

  /** The options under one heading. */
  static final class Output {
    @Option(
        names = "--format",
        paramLabel = "FORMAT",
        description = "text, md or json (default: text).")
    private PageFormat format = PageFormat.TEXT;

    @Option(
        names = "--width",
        paramLabel = "COLUMNS",
        description = "Width of the terminal (default: its own, or 120 where there is none).")
    private @Nullable Integer width;
  }

  private final Streams streams;

  TraceCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    String id = which.isGiven() ? "" : read.takeFirst("ID").toString();
    export.check(read.paths());
    try (ReadFlags.Opened opened = read.open(streams)) {
      Investigation plan = read.plan(opened, range.range(read.zone()), Optional.empty(), false);
      Inputs inputs = Inputs.open(plan);
      streams.problems(inputs.problems());
      IntFunction<String> names = index -> inputs.set().sources().get(index).name();
      Selection selection = selection(id, names, plan.range());
      new LocalEngine().correlate(plan, inputs, selection);
      List<Exchange> chosen = selection.chosen();
      if (chosen.isEmpty()) {
        streams.remark(missing(id));
        return Exit.FAILED;
      }
      try (ExportFile requests = export.open(inputs.set())) {
        chosen.forEach(requests.sink()::exchange);
        requests.done(streams);
      }
      Steps steps = new Steps(names, index -> server(inputs.set().sources().get(index)));
      List<Waterfall> requests =
          chosen.stream().map(x -> steps.detailed(x, x.startMicros())).toList();
      streams.result(page(chosen, requests));
      return Exit.DONE;
    }
  }

  /** A title begins with the name of the server that writes such logs. */
  private static String server(LogSource source) {
    return source.detected().format().title().split(" ", 2)[0];
  }

  private Selection selection(String id, IntFunction<String> names, Range within) {
    Predicate<Exchange> wanted = x -> within.isAll() || within.contains(x.endMicros());
    if (!id.isEmpty()) {
      return Selection.first(MOST, wanted.and(Selection.holding(id, names)));
    }
    if (which.route != null) {
      Pattern pattern = pattern(which.route);
      wanted = wanted.and(x -> pattern.matcher(x.method() + " " + x.path()).matches());
    }
    if (which.failed != null) {
      wanted = wanted.and(x -> Request.of(x).failed());
    }
    if (which.slowest != null) {
      return Selection.slowest(positive("--slowest", which.slowest), wanted);
    }
    return Selection.first(
        which.failed == null ? MOST : positive("--failed", which.failed), wanted);
  }

  private static int positive(String option, int number) {
    if (number < 1) {
      throw new UsageException(option + ": expected 1 or more, found " + number);
    }
    return number;
  }

  private static Pattern pattern(String route) {
    StringBuilder regex = new StringBuilder(route.startsWith("/") ? "\\S+ " : "");
    for (String part : route.split("(?<=\\*)|(?=\\*)", -1)) {
      regex.append(part.equals("*") ? ".*" : Pattern.quote(part));
    }
    return Pattern.compile(regex.toString());
  }

  private String missing(String id) {
    if (!id.isEmpty()) {
      return "no log holds a request with the id or at the place '" + id + "'";
    }
    String route = which.route == null ? "" : " of " + which.route;
    return which.failed == null
        ? "no request" + route + " was found"
        : "no request" + route + " failed";
  }

  private String page(List<Exchange> chosen, List<Waterfall> requests) throws IOException {
    return switch (output.format) {
      case MD -> WaterfallPage.markdown(requests);
      case JSON -> TraceJson.of(chosen, requests);
      case TEXT ->
          WaterfallPage.text(
              requests, width(), spec.commandLine().getColorScheme().ansi().enabled());
    };
  }

  private int width() {
    return Optional.ofNullable(output.width).orElseGet(TerminalWidth::columns);
  }
}
