package io.culprit.parse.source;

import io.culprit.parse.event.Moment;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV that a log store exported: a column with the server's lines, and one with their times.
 *
 * @param header the line that names the columns
 * @param format how values are parted
 * @param columns how many there are
 * @param message which has the lines
 * @param time which has the times
 */
record CsvExport(String header, CSVFormat format, int columns, int message, int time)
    implements Layer {
  private static final String DELIMITERS = ",;\t";

  /** Most lines of one message: a stack trace. */
  private static final int LINES = 1000;

  /** Looks at the beginning of a file; empty: it is no such export. */
  static Optional<Layer> of(List<String> lines) {
    if (lines.size() < 2) {
      return Optional.empty();
    }
    for (int i = 0; i < DELIMITERS.length(); i++) {
      CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(DELIMITERS.charAt(i)).get();
      List<String> names = split(lines.get(0), format);
      int message = ExportField.MESSAGE.surest(names);
      int time = ExportField.TIME.surest(names);
      if (message >= 0 && time >= 0) {
        return Optional.of(new CsvExport(lines.get(0), format, names.size(), message, time));
      }
    }
    return Optional.empty();
  }

  @Override
  public String title() {
    return "CSV export";
  }

  @Override
  public boolean timed() {
    return true;
  }

  @Override
  public Unwrapping unwrapping(Years years) {
    return new Rows();
  }

  /** The values of a record; none where it is broken. */
  private static List<String> split(String record, CSVFormat format) {
    try (CSVParser parser = CSVParser.parse(record, format)) {
      List<CSVRecord> records = parser.getRecords();
      return records.size() == 1 ? records.get(0).toList() : List.of();
    } catch (IOException | IllegalStateException | java.io.UncheckedIOException broken) {
      return List.of();
    }
  }

  /** The rows of one reading. */
  private final class Rows implements Unwrapping {
    private final StringBuilder record = new StringBuilder();
    private int lines;

    @Override
    public Optional<Unwrapped> open(String line) {
      if (line.equals(header)) {
        return Optional.of(Unwrapped.NOTHING);
      }
      if (lines > 0 && (lines > LINES || row(line).isPresent())) {
        // The quote before it was never closed.
        lines = 0;
        record.setLength(0);
      }
      record.append(lines == 0 ? "" : "\n").append(line);
      lines++;
      if (record.chars().filter(c -> c == '"').count() % 2 != 0) {
        return Optional.of(Unwrapped.part("", Optional.empty(), true));
      }
      Optional<Unwrapped> row = row(record.toString());
      lines = 0;
      record.setLength(0);
      return row;
    }

    private Optional<Unwrapped> row(String text) {
      List<String> values = split(text, format);
      if (values.size() != columns) {
        return Optional.empty();
      }
      Optional<Moment> written = ExportTime.of(values.get(time));
      return Optional.of(Unwrapped.whole(values.get(message).strip(), written));
    }
  }
}
