package io.culprit.parse.backend;

import io.culprit.parse.Declarations;
import io.culprit.parse.LineParser;
import io.culprit.parse.LineResult;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recogniser;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.backend.field.JsonText;
import io.culprit.parse.backend.field.Row;
import io.culprit.parse.backend.field.Unit;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import io.culprit.parse.source.TimeText;
import java.io.IOException;
import java.util.Optional;

/**
 * Knows JSON lines of durations: objects with a path and how long it took, among others perhaps.
 */
public final class JsonLinesRecogniser implements Recogniser {
  /** What a line that is no request counts; a log of messages is better read as one. */
  private static final double NOTICE = 0.5;

  @Override
  public Optional<Recognition> recognise(Sample sample, Declarations declarations) {
    Shares shares = new Shares();
    Row row = new Row();
    for (String line : sample.lines()) {
      if (JsonText.looksLike(line)) {
        try {
          JsonText.read(line, row, shares::add);
        } catch (IOException broken) {
          // Counts against the format by not counting for it.
        }
      }
    }
    if (shares.requests() == 0 || shares.clients() + shares.proxied() > shares.requests()) {
      return Optional.empty();
    }
    double understood = shares.requests() + NOTICE * (shares.notices() + shares.access());
    Optional<Unit> usual = shares.usualUnit();
    return Optional.of(
        new Recognition(
            LogFormat.BACKEND_JSON,
            "JSON lines",
            Math.min(1, understood / sample.lines().size()),
            shares.isZoned(),
            shares.timed(),
            () -> new Parser(usual)));
  }

  /** Reads one such file. */
  private static final class Parser implements LineParser {
    private final Row row;

    Parser(Optional<Unit> usual) {
      this.row = new Row(usual);
    }

    @Override
    public LineResult parse(Origin origin, String line, Optional<Moment> written, EventSink sink) {
      LineResult[] result = {LineResult.PARSED};
      try {
        JsonText.read(
            line,
            row,
            each -> {
              LineResult one = push(origin, line, written, sink);
              result[0] = one.kind() == LineResult.Kind.REJECTED ? one : result[0];
            });
      } catch (IOException broken) {
        return LineResult.rejected("broken JSON", "a JSON object on one line");
      }
      return result[0];
    }

    private LineResult push(Origin origin, String line, Optional<Moment> written, EventSink sink) {
      if (row.target().isEmpty() || !RequestRow.isRequest(row)) {
        Optional<Moment> at = RequestRow.time(row).map(TimeText::moment).or(() -> written);
        RowNotice.push(row, origin, at, line, sink);
        return LineResult.PARSED;
      }
      return RequestRow.push(row, origin, written, sink);
    }
  }
}
