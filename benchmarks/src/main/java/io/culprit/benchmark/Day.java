package io.culprit.benchmark;

import io.culprit.benchmark.day.DayPlan;
import io.culprit.benchmark.day.LogDay;
import io.culprit.benchmark.day.UvicornStyle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code Day DIR}: writes a made-up day of logs. */
@Command(
    name = "day",
    mixinStandardHelpOptions = true,
    description = "Writes a made-up day of logs: nginx, uvicorn, backend durations, one incident.")
public final class Day implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "Folder to write into.")
  private Path folder = Path.of("");

  @Option(
      names = "--size",
      converter = ByteSize.class,
      description = "Size of the access log, such as 100m or 1g (default: 100m).")
  private long size = 100_000_000;

  @Option(names = "--seed", description = "The same seed gives the same bytes (default: 7).")
  private long seed = 7;

  @Option(
      names = "--uvicorn",
      description = "${COMPLETION-CANDIDATES}: how uvicorn's lines are written (default: plain).")
  private UvicornStyle uvicorn = UvicornStyle.PLAIN;

  private Day() {}

  @Override
  public Integer call() throws IOException {
    LogDay.write(folder, new DayPlan(size, seed, uvicorn));
    return 0;
  }

  /** The command. */
  public static void main(String... args) {
    System.exit(new CommandLine(new Day()).setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }
}
