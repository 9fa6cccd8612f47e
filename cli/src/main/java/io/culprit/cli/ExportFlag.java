package io.culprit.cli;

import io.culprit.parse.LogSet;
import io.culprit.rank.export.Export;
import io.culprit.rank.export.ExportFormat;
import io.culprit.rank.export.SourceNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the joined requests go, as rows or spans. */
final class ExportFlag {
  @Option(
      names = "--export",
      order = 20,
      paramLabel = "FILE",
      description =
          "Write the joined requests too, one by one with every line that tells of them: .csv is a table, .jsonl"
              + " JSON lines, .json OpenTelemetry traces; with .gz compressed.")
  private @Nullable Path file;

  /**
   * Refuses a file of an unknown format, and one among the inputs, which the next run would read.
   *
   * @throws UsageException if it is such a file
   */
  void check(List<Path> inputs) {
    if (file == null) {
      return;
    }
    if (ExportFormat.ofName(name(file)).isEmpty()) {
      throw new UsageException(
          "--export: expected a name that ends in "
              + ExportFormat.known()
              + ", or one of them and .gz, found '"
              + file
              + "'");
    }
    Path place = file.toAbsolutePath().normalize();
    for (Path input : inputs) {
      if (place.startsWith(input.toAbsolutePath().normalize())) {
        throw new UsageException(
            "--export: "
                + file
                + " would lie among the logs of "
                + input
                + " and be read with them");
      }
    }
    if (Files.isDirectory(file)) {
      throw new UsageException("--export: expected a file, and " + file + " is a folder");
    }
  }

  /** Begins to write; without a file, what comes is not looked at. */
  ExportFile open(LogSet logs) throws IOException {
    if (file == null) {
      return new ExportFile();
    }
    Written.Half half = Written.half(file, ExportFormat.isCompressed(name(file)));
    try {
      ExportFormat format = ExportFormat.ofName(name(file)).orElseThrow();
      return new ExportFile(file, half, Export.to(half.writer(), format, new SourceNames(logs)));
    } catch (IOException | RuntimeException e) {
      half.close();
      throw e;
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
