package io.culprit.parse.backend;

import io.culprit.parse.Declarations;
import io.culprit.parse.LineParser;
import io.culprit.parse.LineResult;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recogniser;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.backend.field.CsvTable;
import io.culprit.parse.backend.field.Row;
import io.culprit.parse.backend.field.Unit;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import java.util.List;
import java.util.Optional;

/** Knows a CSV of durations by its header: a path, a time, and how long it took. */
public final class CsvRecogniser implements Recogniser {
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
    for (String line : sample.lines().subList(1, sample.lines().size())) {
      table
          .split(line)
          .filter(values -> values.size() == table.columns().size())
          .ifPresent(
              values -> {
                table.fill(row, values);
                shares.add(row);
              });
    }
    if (shares.requests() == 0 || shares.clients() + shares.proxied() > shares.requests()) {
      return Optional.empty();
    }
    Optional<Unit> usual = shares.usualUnit();
    return Optional.of(
        new Recognition(
            LogFormat.BACKEND_CSV,
            "columns " + String.join(", ", table.columns()),
            (1.0 + shares.requests()) / sample.lines().size(),
            shares.isZoned(),
            shares.timed(),
            () -> new Parser(table, usual)));
  }

  /** Reads one such file. */
  private static final class Parser implements LineParser {
    private final CsvTable table;
    private final Row row;

    Parser(CsvTable table, Optional<Unit> usual) {
      this.table = table;
      this.row = new Row(usual);
    }

    @Override
    public LineResult parse(Origin origin, String line, Optional<Moment> written, EventSink sink) {
      if (line.equals(table.header())) {
        return LineResult.PARSED;
      }
      Optional<List<String>> values = table.split(line);
      int found = values.map(List::size).orElse(0);
      if (values.isEmpty() || found != table.columns().size()) {
        return LineResult.rejected(
            "wrong number of columns", "columns: " + table.columns().size() + ", found " + found);
      }
      table.fill(row, values.get());
      return RequestRow.push(row, origin, written, sink);
    }
  }
}
