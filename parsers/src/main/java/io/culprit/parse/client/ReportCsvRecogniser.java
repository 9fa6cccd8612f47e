package io.culprit.parse.client;

import io.culprit.parse.Declarations;
import io.culprit.parse.LineParser;
import io.culprit.parse.LineResult;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recogniser;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.backend.Shares;
import io.culprit.parse.backend.field.CsvTable;
import io.culprit.parse.backend.field.Row;
import io.culprit.parse.backend.field.Unit;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import java.util.List;
import java.util.Optional;

/** Knows a CSV in which clients reported their calls: absolute URLs, and how they ended. */
public final class ReportCsvRecogniser implements Recogniser {
  @Override
  public Optional<Recognition> recognise(Sample sample, Declarations declarations) {
    if (sample.lines().isEmpty()) {
      return Optional.empty();
    }
    Optional<CsvTable> header = CsvTable.of(sample.lines().get(0));
    if (header.isEmpty()) {
      return Optional.empty();
    }
    CsvTable table = header.get();
    Shares shares = new Shares();
    Row row = new Row();
    int records = 0;
    StringBuilder record = new StringBuilder();
    for (String line : sample.lines().subList(1, sample.lines().size())) {
      record.append(record.length() == 0 ? "" : "\n").append(line);
      if (!table.open(record)) {
        records++;
        table
            .split(record.toString())
            .filter(values -> values.size() == table.columns().size())
            .ifPresent(
                values -> {
                  table.fill(row, values);
                  shares.add(row);
                });
        record.setLength(0);
      }
    }
    if (shares.clients() == 0 || shares.requests() > shares.clients()) {
      return Optional.empty();
    }
    // A report of errors only, or of a frontend, counts in milliseconds, as performance.now() does.
    Optional<Unit> usual = shares.usualUnit();
    return Optional.of(
        new Recognition(
            LogFormat.CLIENT_REPORT_CSV,
            "columns " + String.join(", ", table.columns()),
            (double) shares.clients() / Math.max(1, records),
            shares.isZoned(),
            shares.timed(),
            () -> new Parser(table, usual)));
  }

  /** Reads one such file; a quoted value (a stack trace) may run over several lines. */
  private static final class Parser implements LineParser {
    private static final int LINES = 60;

    private final CsvTable table;
    private final Row row;
    private final StringBuilder record = new StringBuilder();
    private Origin begin = new Origin(0, 1);
    private int lines;

    Parser(CsvTable table, Optional<Unit> usual) {
      this.table = table;
      this.row = new Row(usual);
    }

    @Override
    public LineResult parse(Origin origin, String line, Optional<Moment> written, EventSink sink) {
      if (line.equals(table.header())) {
        return LineResult.PARSED;
      }
      if (lines == 0 || lines > LINES || complete(line)) {
        record.setLength(0);
        lines = 0;
        begin = origin;
      }
      record.append(lines == 0 ? "" : "\n").append(line);
      lines++;
      if (table.open(record)) {
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
      LineResult result = ReportRow.push(row, begin, written, sink);
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
