package io.culprit.cli;

import io.culprit.correlate.Range;
import io.culprit.engine.Investigation;
import io.culprit.engine.Spool;
import io.culprit.parse.IdFields;
import io.culprit.parse.Limit;
import io.culprit.parse.Limits;
import io.culprit.parse.LogSets;
import io.culprit.parse.ReadOptions;
import io.culprit.parse.plan.PlanException;
import io.culprit.parse.plan.PlanFile;
import io.culprit.parse.plan.ReadPlan;
import io.culprit.rank.Assumptions;
import io.culprit.rank.WeightsFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/**
 * What to read and how: shared by every command that reads logs. As typed; {@link #open} makes it
 * meant.
 */
final class ReadFlags {
  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description =
          "Log files and folders of them, compressed (.gz, .zst, .xz, .bz2) or not; '-' is the standard input. A pipe such as"
              + " <(ssh host cat access.log) is read like it.")
  private List<Path> paths = new ArrayList<>();

  @ArgGroup(validate = false, heading = "%nReading:%n", order = 30)
  private Declared declared = new Declared();

  /** The options under one heading. */
  static final class Declared {
    @Option(
        names = "--timezone",
        converter = Zone.class,
        paramLabel = "ZONE",
        description =
            "Zone of times that state none, such as Europe/Berlin or +02:00 (default: UTC, then inferred).")
    private @Nullable ZoneId zone;

    @Option(
        names = "--config",
        paramLabel = "FILE",
        description =
            "nginx.conf, gunicorn.conf.py or haproxy.cfg outside of the paths; inside they are found.")
    private List<Path> configs = new ArrayList<>();

    @Option(
        names = "--log-format",
        paramLabel = "FORMAT",
        description = "nginx log_format of the access logs, as in nginx.conf.")
    private List<String> formats = new ArrayList<>();

    @Option(
        names = "--grok",
        paramLabel = "FILE",
        description =
            "Grok patterns of your own, one a line or with names and samples, naming the fields time, method, path,"
                + " status, duration (or duration_ms, duration_s), client and request_id.")
    private List<Path> groks = new ArrayList<>();

    @Option(
        names = "--id-field",
        paramLabel = "NAME",
        description =
            "Header, key, column or query parameter that holds the request's id, such as X-Correlation-Token; believed before"
                + " any other. May be repeated.")
    private List<String> idFields = new ArrayList<>();

    @Option(
        names = "--plan",
        paramLabel = "FILE",
        description =
            "YAML, TOML or JSON that says which files are of which format and zone, and which to leave out; also what --prior and"
                + " --known say.")
    private @Nullable Path plan;

    @Option(
        names = "--client-reports",
        paramLabel = "FILE",
        description = "What clients saw, outside of the paths: CSV, JSON lines or HAR.")
    private List<Path> clients = new ArrayList<>();

    @Option(
        names = "--limit",
        paramLabel = "NAME=N",
        converter = {LimitName.class, ByteCount.class},
        description =
            "How much an input may hold before the rest is left out, such as line=4M: line (default 1M), fields (1000), depth of"
                + " JSON (100), unpacked"
                + " (256G), ratio (500), entries (10000), nesting (4).")
    private Map<Limit, Long> limits = new EnumMap<>(Limit.class);

    @Option(
        names = "--no-clock-correction",
        description = "Take every clock at its word; found offsets are still reported.")
    private boolean uncorrected;

    @Option(
        names = "--threads",
        paramLabel = "N",
        description =
            "Threads to read with (default: one for each processor). The report does not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();
  }

  /** Threads to read with. */
  int threads() {
    if (declared.threads < 1) {
      throw new UsageException("--threads: expected 1 or more, found " + declared.threads);
    }
    return declared.threads;
  }

  /** Whether clock offsets are applied. */
  boolean clockCorrection() {
    return !declared.uncorrected;
  }

  /** Zone of times that state none. */
  Optional<ZoneId> zone() {
    return Optional.ofNullable(declared.zone);
  }

  /** How the logs are to be read; complains of files that are named but not there. */
  ReadOptions reading() {
    exist("--config", declared.configs);
    exist("--grok", declared.groks);
    exist("--client-reports", declared.clients);
    ReadOptions options =
        new ReadOptions(
            zone(),
            declared.formats,
            declared.groks,
            declared.configs,
            declared.clients,
            plan(),
            new Limits(declared.limits),
            idFields());
    LogSets.faults(options).stream()
        .findFirst()
        .ifPresent(
            fault -> {
              throw new UsageException(fault.toString());
            });
    return options;
  }

  private IdFields idFields() {
    for (String name : declared.idFields) {
      if (!IdFields.isName(name)) {
        throw new UsageException(
            "--id-field: expected a name such as X-Request-Token, found '" + name + "'");
      }
    }
    return IdFields.of(declared.idFields);
  }

  private ReadPlan plan() {
    if (declared.plan == null) {
      return ReadPlan.none();
    }
    exist("--plan", List.of(declared.plan));
    try {
      return PlanFile.read(declared.plan);
    } catch (PlanException wrong) {
      throw new UsageException(String.valueOf(wrong.getMessage()));
    }
  }

  /** Reads a time zone, and says what one looks like. */
  static final class Zone implements ITypeConverter<ZoneId> {
    @Override
    public ZoneId convert(String value) {
      try {
        return ZoneId.of(value);
      } catch (DateTimeException e) {
        throw new TypeConversionException(
            "expected a time zone such as Europe/Berlin or +02:00, found '" + value + "'");
      }
    }
  }

  private static void exist(String option, List<Path> files) {
    for (Path file : files) {
      if (!Files.isReadable(file)) {
        throw new UsageException(option + ": there is no readable file " + file);
      }
    }
  }

  /** The paths as typed. */
  List<Path> paths() {
    return List.copyOf(paths);
  }

  /** Takes the first argument away from the paths: a command means something else by it. */
  Path takeFirst(String meaning) {
    if (paths.size() < 2) {
      throw new UsageException(
          "expected " + meaning + " and then PATH, found only '" + paths.get(0) + "'");
    }
    Path first = paths.get(0);
    paths = paths.subList(1, paths.size());
    return first;
  }

  /**
   * The paths, with the standard input, and pipes that the user named ({@code <(zcat x)}), put down
   * as files; close it when the work is done.
   */
  Opened open(Streams streams) throws IOException {
    if (paths.stream().filter(ReadFlags::isStdin).count() > 1) {
      throw new UsageException("'-' can be read only once");
    }
    Opened opened = new Opened();
    try {
      for (Path path : paths) {
        opened.paths.add(isStdin(path) || isPipe(path) ? opened.put(path, streams) : path);
      }
      return opened;
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private static boolean isStdin(Path path) {
    return path.toString().equals("-");
  }

  /** Whether a path can be read only once: a pipe or a socket, but no folder, file or device. */
  private static boolean isPipe(Path path) {
    try {
      return Files.exists(path)
          && Files.readAttributes(path, BasicFileAttributes.class).isOther()
          && !isDevice(path);
    } catch (IOException e) {
      return false;
    }
  }

  /** A device may never end; a terminal or /dev/zero was hardly meant. */
  private static boolean isDevice(Path path) throws IOException {
    int mode = (Integer) Files.getAttribute(path, "unix:mode");
    int kind = mode & 0170000;
    return kind == 0020000 || kind == 0060000;
  }

  /**
   * What to do with the paths.
   *
   * @param opened the paths
   * @param range requests that ended outside of it are left out
   * @param title title of a report; empty: the usual one
   * @param listRequests whether a report lists every request
   */
  Investigation plan(Opened opened, Range range, Optional<String> title, boolean listRequests) {
    return new Investigation(
        opened.paths(),
        reading(),
        range,
        threads(),
        clockCorrection(),
        title.orElse(Investigation.DEFAULT_TITLE),
        listRequests,
        Investigation.DEFAULT_BOUND,
        WeightsFile.builtIn(),
        Assumptions.none());
  }

  /** Paths that all exist as files, if they exist at all. */
  static final class Opened implements Closeable {
    private final List<Path> paths = new ArrayList<>();
    private final List<Spool> spools = new ArrayList<>();

    /** The paths, in the order in which they were typed. */
    List<Path> paths() {
      return List.copyOf(paths);
    }

    private Path put(Path path, Streams streams) throws IOException {
      boolean stdin = isStdin(path);
      Path name = path.getFileName();
      try (InputStream in = stdin ? streams.in() : Files.newInputStream(path)) {
        Spool spool = Spool.of(in, stdin || name == null ? "stdin" : "pipe-" + name);
        spools.add(spool);
        return spool.file();
      }
    }

    @Override
    public void close() throws IOException {
      for (Spool spool : spools) {
        spool.close();
      }
    }
  }
}
