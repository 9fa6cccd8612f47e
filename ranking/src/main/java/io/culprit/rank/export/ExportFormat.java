package io.culprit.rank.export;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats joined requests can leave in; a line a format. */
@SuppressWarnings("ImmutableEnumChecker") // makers of writers are stateless by contract
public enum ExportFormat {
  /** One row a request (RFC 4180). */
  CSV("csv", CsvTable::new),
  /** One JSON object a line and request, with every line that tells of it. */
  JSON_LINES("jsonl", JsonLines::new),
  /** OpenTelemetry traces in the JSON mapping of OTLP: a trace a request, a span a line. */
  OTLP("json", OtlpTraces::new);

  private static final String COMPRESSED = ".gz";

  private final String extension;
  private final Maker maker;

  private interface Maker {
    ExchangeWriter to(Writer out) throws IOException;
  }

  ExportFormat(String extension, Maker maker) {
    this.extension = extension;
    this.maker = maker;
  }

  /** The format that a file's name asks for, compressed or not; empty: an unknown one. */
  public static Optional<ExportFormat> ofName(String file) {
    String name =
        isCompressed(file) ? file.substring(0, file.length() - COMPRESSED.length()) : file;
    return Arrays.stream(values()).filter(f -> name.endsWith("." + f.extension)).findFirst();
  }

  /** Whether a file's name asks for gzip. */
  public static boolean isCompressed(String file) {
    return file.endsWith(COMPRESSED);
  }

  /** The known endings, for a person. */
  public static String known() {
    return Arrays.stream(values()).map(f -> "." + f.extension).collect(Collectors.joining(", "));
  }

  ExchangeWriter writer(Writer out) throws IOException {
    return maker.to(out);
  }
}
