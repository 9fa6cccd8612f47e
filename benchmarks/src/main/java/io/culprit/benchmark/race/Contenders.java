package io.culprit.benchmark.race;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Who runs. The first two are what all others are compared with.
 *
 * @param java the Java program
 * @param jar the benchmarks' jar
 */
record Contenders(String java, Path jar) {
  private static final String HERE = "io.culprit.benchmark.";

  /** Everybody. */
  List<Contender> all(Path file) {
    return join(bounds(file), others(file), rivals(file));
  }

  /** Those that are fast enough for a large file. */
  List<Contender> fast(Path file) {
    return join(bounds(file), others(file));
  }

  /** Those that are not, and the two that they are compared with. */
  List<Contender> slow(Path file) {
    return join(bounds(file), rivals(file));
  }

  private List<Contender> others(Path file) {
    return List.of(
        new Contender(
            "culprit, every line made an event",
            file,
            jvm(HERE + "ParseOnly", file, "-Xmx64m", "--events")),
        new Contender(
            "`culprit inspect`", file, jvm("io.culprit.cli.Main", file, "-Xmx64m", "inspect")),
        new Contender(
            "mawk, the sum of one column",
            file,
            List.of("mawk", "{s+=$10} END{print s}", file.toString())));
  }

  private List<Contender> rivals(Path file) {
    return List.of(
        rival("java-grok, lean anchored pattern", "GrokRace", file),
        rival("DuckDB, one expression of 13 groups", "DuckDbRace", file),
        rival("httpdlog-parser", "HttpdlogRace", file));
  }

  @SafeVarargs
  private static List<Contender> join(List<Contender>... lists) {
    List<Contender> all = new ArrayList<>();
    for (List<Contender> each : lists) {
      all.addAll(each);
    }
    return all;
  }

  private List<Contender> bounds(Path file) {
    return List.of(
        new Contender("`wc -l`", file, List.of("wc", "-l", file.toString())),
        new Contender("culprit, all fields", file, jvm(HERE + "ParseOnly", file, "-Xmx64m")));
  }

  /** A rival gets memory and the collector for throughput; nothing is held against it. */
  private Contender rival(String name, String main, Path file) {
    List<String> command =
        List.of(
            java,
            "-XX:+UseParallelGC",
            "-Xmx2g",
            "-cp",
            jar.toString(),
            HERE + "rival." + main,
            file.toString(),
            "2");
    return new Contender(name, file, command);
  }

  private List<String> jvm(String main, Path file, String heap, String... words) {
    List<String> command =
        new ArrayList<>(List.of(java, "-XX:+UseSerialGC", heap, "-cp", jar.toString(), main));
    command.addAll(List.of(words));
    command.add(file.toString());
    return command;
  }
}
