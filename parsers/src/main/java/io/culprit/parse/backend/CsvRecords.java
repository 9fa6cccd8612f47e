package io.culprit.parse.backend;

import io.culprit.parse.Declarations;
import io.culprit.parse.Limit;
import io.culprit.parse.Limits;
import io.culprit.parse.LineParser;
import io.culprit.parse.LineResult;
import io.culprit.parse.Sample;
import io.culprit.parse.backend.field.CsvColumns;
import io.culprit.parse.backend.field.CsvTable;
import io.culprit.parse.backend.field.Meaning;
import io.culprit.parse.backend.field.Row;
import io.culprit.parse.backend.field.Unit;
import io.culprit.parse.backend.field.Unnamed;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import io.culprit.parse.source.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A CSV file whose columns are known, by its header or by what stands in them.
 *
 * @param table the columns
 * @param preamble lines before the header: comments, Excel's {@code sep=;}
 * @param shares what the sample's records are like
 * @param records how many records the sample holds
 * @param told what columns mean whose names say nothing
 * @param limits how many columns there may be
 */
public record CsvRecords(
    CsvTable table,
    List<String> preamble,
    Shares shares,
    int records,
    Map<String, Meaning> told,
    Limits limits) {
  /** Most lines that may stand before the header. */
  private static final int PREAMBLE = 5;

  /** Most lines of a record whose quoted value (a stack trace) runs over lines. */
  private static final int LINES = 60;

  public CsvRecords {
    preamble = List.copyOf(preamble);
    told = Map.copyOf(told);
  }

  /** Looks at a sample; empty: it is no CSV with columns that mean something. */
  public static Optional<CsvRecords> of(Sample sample, Declarations declarations) {
    Limits limits = declarations.limits();
    List<String> lines = sample.lines();
    int head = 0;
    while (head < Math.min(PREAMBLE, lines.size() - 1) && isPreamble(lines.get(head))) {
      head++;
    }
    if (head == lines.size()) {
      return Optional.empty();
    }
    List<String> before = lines.subList(0, head);
    List<String> rest = lines.subList(head, lines.size());
    return CsvTable.of(rest.get(0))
        .or(() -> CsvColumns.infer(rest))
        .or(() -> CsvTable.headed(rest))
        .filter(table -> table.columns().size() <= limits.of(Limit.FIELDS))
        .map(table -> table.identified(declarations.idFields()))
        .map(table -> surveyed(table, before, rest, limits));
  }

  private static boolean isPreamble(String line) {
    return line.startsWith("#") || (line.startsWith("sep=") && line.length() <= 5);
  }

  private static CsvRecords surveyed(
      CsvTable table, List<String> preamble, List<String> lines, Limits limits) {
    Unnamed unnamed = new Unnamed();
    CsvRecords named =
        surveyed(table, preamble, lines, Map.of(), Row.watched(limits, unnamed), unnamed::add);
    Map<String, Meaning> told = unnamed.meanings();
    return told.isEmpty()
        ? named
        : surveyed(
            table, preamble, lines, told, Row.told(Optional.empty(), limits, told), row -> {});
  }

  private static CsvRecords surveyed(
      CsvTable table,
      List<String> preamble,
      List<String> lines,
      Map<String, Meaning> told,
      Row row,
      Consumer<Row> watcher) {
    Shares shares = new Shares();
    int[] records = {0};
    LineParser parser =
        new Parser(
            table,
            preamble,
            row,
            (each, origin, line, written, sink) -> {
              shares.add(each);
              watcher.accept(each);
              records[0]++;
              return LineResult.PARSED;
            });
    int rejected = Trial.of(parser, new Sample(lines, false)).rejected();
    return new CsvRecords(table, preamble, shares, records[0] + rejected, told, row.limits());
  }

  /** The columns, for a person. */
  public String title() {
    return (table.header().isEmpty() ? "inferred columns " : "columns ")
        + String.join(", ", table.columns())
        + Unnamed.words(told);
  }

  /** A parser that hands each record on. */
  public LineParser parser(Optional<Unit> usual, RowPush push) {
    return new Parser(table, preamble, Row.told(usual, limits, told), push);
  }

  /** Reads one such file; a quoted value may run over several lines. */
  private static final class Parser implements LineParser {
    private final CsvTable table;
    private final List<String> preamble;
    private final Row row;
    private final RowPush push;
    private final StringBuilder record = new StringBuilder();
    private Origin begin = new Origin(0, 1);
    private int lines;

    Parser(CsvTable table, List<String> preamble, Row row, RowPush push) {
      this.table = table;
      this.preamble = preamble;
      this.row = row;
      this.push = push;
    }

    @Override
    public LineResult parse(Origin origin, String line, Optional<Moment> written, EventSink sink) {
      if (line.equals(table.header()) || (lines == 0 && preamble.contains(line))) {
        return LineResult.PARSED;
      }
      if (lines == 0 || lines > LINES || complete(line)) {
        record.setLength(0);
        lines = 0;
        begin = origin;
      }
      record.append(lines == 0 ? "" : "\n").append(line);
      lines++;
      if (table.mayRunOn(record)) {
        return lines == 1 ? LineResult.PARSED : LineResult.JOINED;
      }
      boolean continued = lines > 1;
      String whole = record.toString();
      lines = 0;
      Optional<List<String>> values = table.split(whole);
      int found = values.map(List::size).orElse(0);
      if (values.isEmpty() || found != table.columns().size()) {
        return LineResult.rejected(
            "wrong number of columns", "columns: " + table.columns().size() + ", found " + found);
      }
      table.fill(row, values.get());
      LineResult result = push.push(row, begin, line, written, sink);
      return continued && result.kind() == LineResult.Kind.PARSED ? LineResult.JOINED : result;
    }

    /** Whether a line is a record by itself, so that the quote before it was never closed. */
    private boolean complete(String line) {
      return !table.open(line)
          && table
              .split(line)
              .filter(values -> values.size() == table.columns().size())
              .isPresent();
    }
  }
}
