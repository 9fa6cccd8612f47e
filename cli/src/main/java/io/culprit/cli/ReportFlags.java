package io.culprit.cli;

import io.culprit.rank.Report;
import io.culprit.rank.render.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where reports go and in which formats. */
final class ReportFlags {
  @ArgGroup(validate = false, heading = "%nReport:%n", order = 10)
  private Written written = new Written();

  /** The options under one heading. */
  static final class Written {
    @Option(
        names = "--format",
        paramLabel = "FORMAT",
        split = ",",
        description =
            "md (to read), json (for programs), or md,json for both, which needs -o (default: md).")
    private List<String> formats = new ArrayList<>();

    @Option(
        names = {"-o", "--output"},
        paramLabel = "PATH",
        description =
            "A folder for report.md and report.json, or, for one format, a file; a name without a dot is a folder"
                + " (default: the standard output).")
    private @Nullable Path output;

    @Option(names = "--title", paramLabel = "TEXT", description = "Title of the report.")
    private @Nullable String title;

    @Option(names = "--requests", description = "List every request in the JSON report.")
    private boolean requests;
  }

  /** The title, if one is given. */
  Optional<String> title() {
    return Optional.ofNullable(written.title);
  }

  /** Whether every request is listed. */
  boolean listRequests() {
    return written.requests;
  }

  /**
   * Where each format goes; empty: the one format to the standard output.
   *
   * @throws UsageException if formats and output do not fit
   */
  Map<ReportFormat, Path> targets() {
    Set<ReportFormat> formats = formats();
    Path output = written.output;
    if (output == null) {
      if (formats.size() > 1) {
        throw new UsageException(
            "--format names "
                + formats.size()
                + " formats: expected -o FOLDER to write them to, or a single format for the standard output");
      }
      return Map.of();
    }
    boolean folder = isFolder(output, formats);
    if (folder && Files.isRegularFile(output)) {
      throw new UsageException("-o: several formats need a folder, and " + output + " is a file");
    }
    Map<ReportFormat, Path> targets = new LinkedHashMap<>();
    for (ReportFormat f : formats) {
      targets.put(f, folder ? output.resolve("report." + f.extension()) : output);
    }
    return targets;
  }

  /** The only format, where there is no place to write several. */
  ReportFormat single() {
    return formats().iterator().next();
  }

  private static boolean isFolder(Path output, Set<ReportFormat> formats) {
    if (formats.size() > 1 || Files.isDirectory(output)) {
      return true;
    }
    Path name = output.getFileName();
    return !Files.exists(output) && (name == null || !name.toString().contains("."));
  }

  private Set<ReportFormat> formats() {
    Set<ReportFormat> formats = EnumSet.noneOf(ReportFormat.class);
    for (String name : written.formats) {
      try {
        formats.add(ReportFormat.ofExtension(name.strip()));
      } catch (IllegalArgumentException e) {
        throw new UsageException("--format: " + e.getMessage());
      }
    }
    return formats.isEmpty() ? EnumSet.of(ReportFormat.MARKDOWN) : formats;
  }

  /** The report as text. */
  static String text(Report report, ReportFormat format) throws IOException {
    StringBuilder out = new StringBuilder();
    format.writer().write(report, out);
    return out.toString();
  }
}
