package io.culprit.rank.render;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The formats a report can be written in; a line a format. */
@SuppressWarnings("ImmutableEnumChecker") // writers are stateless by contract
public enum ReportFormat {
  MARKDOWN("md", new MarkdownWriter()),
  JSON("json", new JsonWriter());

  private final String extension;
  private final ReportWriter writer;

  ReportFormat(String extension, ReportWriter writer) {
    this.extension = extension;
    this.writer = writer;
  }

  /** The name on the command line and the ending of the file, without a dot. */
  public String extension() {
    return extension;
  }

  /** What writes it. */
  public ReportWriter writer() {
    return writer;
  }

  /**
   * The format with an extension.
   *
   * @throws IllegalArgumentException for an unknown one, naming the known
   */
  public static ReportFormat ofExtension(String extension) {
    for (ReportFormat format : values()) {
      if (format.extension.equals(extension)) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        "no report format is called '"
            + extension
            + "'; there are: "
            + Arrays.stream(values())
                .map(ReportFormat::extension)
                .collect(Collectors.joining(", ")));
  }
}
