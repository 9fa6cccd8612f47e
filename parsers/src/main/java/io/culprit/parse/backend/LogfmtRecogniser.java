package io.culprit.parse.backend;

import io.culprit.parse.Declarations;
import io.culprit.parse.Limit;
import io.culprit.parse.Limits;
import io.culprit.parse.LineParser;
import io.culprit.parse.LineResult;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recogniser;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.backend.field.Field;
import io.culprit.parse.backend.field.Meaning;
import io.culprit.parse.backend.field.Row;
import io.culprit.parse.backend.field.Unit;
import io.culprit.parse.backend.field.Unnamed;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import io.culprit.parse.source.TimeText;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Knows lines of {@code key=value} pairs with a path and how long it took. */
public final class LogfmtRecogniser implements Recogniser {
  private static final int PAIRS = 3;
  private static final double NOTICE = 0.5;

  @Override
  public Optional<Recognition> recognise(Sample sample, Declarations declarations) {
    Limits limits = declarations.limits();
    Unnamed unnamed = new Unnamed();
    Shares named = shares(sample, Row.watched(limits, unnamed), unnamed::add);
    Map<String, Meaning> told = unnamed.meanings();
    Shares shares =
        told.isEmpty()
            ? named
            : shares(sample, Row.told(Optional.empty(), limits, told), row -> {});
    if (shares.requests() == 0 || shares.proxied() > shares.requests()) {
      return Optional.empty();
    }
    double understood = shares.requests() + NOTICE * (shares.notices() + shares.access());
    Optional<Unit> usual = shares.usualUnit();
    return Optional.of(
        new Recognition(
            LogFormat.BACKEND_LOGFMT,
            "logfmt" + Unnamed.words(told),
            understood / sample.lines().size(),
            shares.isZoned(),
            shares.timed(),
            () -> new Parser(Row.told(usual, limits, told), limits)));
  }

  private static Shares shares(Sample sample, Row row, Consumer<Row> watcher) {
    Shares shares = new Shares();
    for (String line : sample.lines()) {
      row.clear();
      if (Logfmt.begins(line) && Logfmt.read(line, row) >= PAIRS) {
        shares.add(row);
        watcher.accept(row);
      }
    }
    return shares;
  }

  /** Reads one such file. */
  private static final class Parser implements LineParser {
    private final Row row;
    private final Limits limits;

    Parser(Row row, Limits limits) {
      this.row = row;
      this.limits = limits;
    }

    @Override
    public LineResult parse(Origin origin, String line, Optional<Moment> written, EventSink sink) {
      row.clear();
      int pairs = Logfmt.begins(line) ? Logfmt.read(line, row) : 0;
      if (pairs < 0) {
        return LineResult.rejected("open quote", "a closing quote, found the end of the line");
      }
      if (pairs > limits.of(Limit.FIELDS)) {
        return limits.refusal(Limit.FIELDS);
      }
      if (pairs < 2) {
        return LineResult.rejected("not logfmt", "key=value pairs, found " + pairs);
      }
      if (RequestRow.isRequest(row) || (!row.target().isEmpty() && row.has(Field.STATUS))) {
        return RequestRow.push(row, origin, written, sink);
      }
      if (!row.has(Field.MESSAGE) && RequestRow.time(row).isEmpty()) {
        return LineResult.rejected("no request", "target: a path, found none");
      }
      Optional<Moment> at = RequestRow.time(row).map(TimeText::moment).or(() -> written);
      RowNotice.push(row, origin, at, line, sink);
      return LineResult.PARSED;
    }
  }
}
