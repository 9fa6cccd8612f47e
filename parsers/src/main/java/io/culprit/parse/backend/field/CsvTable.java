package io.culprit.parse.backend.field;

import io.culprit.parse.IdFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The columns of a CSV file, as its header names them.
 *
 * @param header the header line; empty: the file has none
 * @param columns names in order
 * @param delimiter what parts them
 */
public record CsvTable(String header, List<String> columns, char delimiter) {
  private static final String ID = "request_id";

  static final String DELIMITERS = ",;\t|";

  private static final Set<Field> TEXTS =
      EnumSet.of(
          Field.MESSAGE, Field.ERROR, Field.EXCEPTION, Field.OUTCOME, Field.LOGGER, Field.KIND);

  public CsvTable {
    columns = List.copyOf(columns);
  }

  /** Reads a header line: the delimiter under which most columns mean something, at least two. */
  public static Optional<CsvTable> of(String line) {
    Optional<CsvTable> best = Optional.empty();
    int most = 1;
    for (int i = 0; i < DELIMITERS.length() && line.length() < 4_000; i++) {
      char delimiter = DELIMITERS.charAt(i);
      List<String> names = split(line, delimiter).orElse(List.of());
      int known = 0;
      for (String name : names) {
        // A header holds names. A line of values may happen to contain a known word, but also
        // numbers.
        if (Lapse.number(name.strip()).isPresent()) {
          known = 0;
          break;
        }
        known += Meaning.of(name).isEmpty() ? 0 : 1;
      }
      if (known > most) {
        most = known;
        best = Optional.of(new CsvTable(line, names, delimiter));
      }
    }
    return best;
  }

  /**
   * Reads lines below a header whose names say nothing; empty: the first line is no row of words,
   * or the lines have not as many values as it.
   */
  public static Optional<CsvTable> headed(List<String> lines) {
    String header = lines.get(0);
    for (int i = 0; i < DELIMITERS.length() && header.length() < 4_000; i++) {
      char delimiter = DELIMITERS.charAt(i);
      List<String> names = split(header, delimiter).orElse(List.of());
      if (names.size() > 2 && names.stream().allMatch(CsvTable::isName)) {
        long fitting =
            lines.stream()
                .filter(l -> split(l, delimiter).filter(v -> v.size() == names.size()).isPresent())
                .count();
        if (fitting * 2 > lines.size()) {
          return Optional.of(new CsvTable(header, names, delimiter));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isName(String text) {
    return !text.isEmpty()
        && text.length() <= 40
        && Character.isLetter(text.charAt(0))
        && Stamps.whole(text).isEmpty();
  }

  /** The same with the columns that the user says hold the request's id called so, and no other. */
  public CsvTable identified(IdFields ids) {
    if (columns.stream().noneMatch(ids::contains)) {
      return this;
    }
    List<String> names = new ArrayList<>();
    for (String name : columns) {
      boolean other =
          Meaning.of(name).stream().anyMatch(meaning -> meaning.field() == Field.REQUEST_ID);
      names.add(ids.contains(name) ? ID : other ? "other " + name : name);
    }
    return new CsvTable(header, names, delimiter);
  }

  /** The values of a line; empty: not one CSV record. */
  public Optional<List<String>> split(String line) {
    return split(line, delimiter);
  }

  /** Puts the values of one record into a row, which is cleared before. */
  public void fill(Row row, List<String> values) {
    row.clear();
    for (int i = 0; i < columns.size(); i++) {
      String value = values.get(i).strip();
      row.put(columns.get(i), delimiter == ';' ? pointed(value) : value);
    }
  }

  /**
   * Whether a quoted value is still open at the end of a text: the record goes on on the next line.
   */
  public boolean open(CharSequence text) {
    return openColumn(text) >= 0;
  }

  /** Whether the value that is open may hold line ends: a text, not a time, path or number. */
  public boolean mayRunOn(CharSequence text) {
    int column = openColumn(text);
    return column >= 0
        && column < columns.size()
        && Meaning.of(columns.get(column)).stream()
            .allMatch(meaning -> TEXTS.contains(meaning.field()));
  }

  /** Index of the column whose quoted value is open at the end of a text; -1: none is. */
  private int openColumn(CharSequence text) {
    boolean quoted = false;
    boolean start = true;
    int column = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        quoted = c != '"' || (i + 1 < text.length() && text.charAt(i + 1) == '"');
        if (c == '"' && quoted) {
          i++;
        }
        start = false;
      } else if (c == '"' && start) {
        quoted = true;
      } else {
        start = c == delimiter;
        column += start ? 1 : 0;
      }
    }
    return quoted ? column : -1;
  }

  /** Where semicolons part the values, numbers may have a decimal comma. */
  private static String pointed(String value) {
    int comma = value.indexOf(',');
    boolean decimal =
        comma > 0
            && comma == value.lastIndexOf(',')
            && Lapse.number(value.replace(',', '.')).isPresent();
    return decimal ? value.replace(',', '.') : value;
  }

  /**
   * A line without quotes or line ends is parted at the delimiters, as Commons CSV would do: making
   * a parser for each line costs more than all else that is done with it.
   */
  static Optional<List<String>> split(String line, char delimiter) {
    if (line.indexOf('"') < 0 && line.indexOf('\r') < 0 && line.indexOf('\n') < 0) {
      return line.isEmpty() ? Optional.empty() : Optional.of(parted(line, delimiter));
    }
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreSurroundingSpaces(true).get();
    try (CSVParser parser = CSVParser.parse(line, format)) {
      List<CSVRecord> records = parser.getRecords();
      if (records.size() != 1) {
        return Optional.empty();
      }
      List<String> values = new ArrayList<>(records.get(0).size());
      records.get(0).forEach(values::add);
      return Optional.of(values);
    } catch (IOException | RuntimeException notCsv) {
      // Commons CSV wraps a stray quote in an UncheckedIOException; either way the line is no
      // record.
      return Optional.empty();
    }
  }

  private static List<String> parted(String line, char delimiter) {
    List<String> values = new ArrayList<>();
    int from = 0;
    for (int to = line.indexOf(delimiter); to >= 0; to = line.indexOf(delimiter, from)) {
      values.add(line.substring(from, to).strip());
      from = to + 1;
    }
    values.add(line.substring(from).strip());
    return values;
  }
}
