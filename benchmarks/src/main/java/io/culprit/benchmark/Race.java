package io.culprit.benchmark;

import io.culprit.benchmark.race.Meeting;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code Race FILE}: times culprit and others, whole processes over the same file. */
@Command(
    name = "race",
    mixinStandardHelpOptions = true,
    description =
        "Times whole processes that read a made-up day's access log, in turns, and prints a table.")
public final class Race implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "An access log of ./dev day, or the day's folder.")
  private Path file = Path.of("");

  @Option(names = "--runs", description = "How often each runs (default: 5).")
  private int runs = 5;

  @Option(
      names = "--slow",
      converter = ByteSize.class,
      description = "How much of the file the slow ones get (default: 100m).")
  private long slow = 100_000_000;

  private Race() {}

  @Override
  public Integer call() throws Exception {
    Path log = Files.isDirectory(file) ? file.resolve("nginx").resolve("access.log") : file;
    new Meeting(jar(), runs, slow).hold(log, System.out);
    return 0;
  }

  private static Path jar() throws URISyntaxException {
    return Path.of(Race.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** The command. */
  public static void main(String... args) {
    System.exit(new CommandLine(new Race()).execute(args));
  }
}
