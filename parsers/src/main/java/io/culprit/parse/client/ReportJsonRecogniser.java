package io.culprit.parse.client;

import io.culprit.parse.Declarations;
import io.culprit.parse.LineParser;
import io.culprit.parse.LineResult;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recogniser;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.backend.Shares;
import io.culprit.parse.backend.field.JsonText;
import io.culprit.parse.backend.field.Row;
import io.culprit.parse.backend.field.Unit;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import java.io.IOException;
import java.util.Optional;

/** Knows JSON lines in which clients reported their calls: absolute URLs, and how they ended. */
public final class ReportJsonRecogniser implements Recogniser {
  /** What a record that is no call counts: a page view, a script error. */
  private static final double OTHER = 0.7;

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
    if (shares.clients() == 0 || shares.requests() > shares.clients()) {
      return Optional.empty();
    }
    double understood = shares.clients() + OTHER * shares.notices();
    Optional<Unit> usual = shares.usualUnit();
    return Optional.of(
        new Recognition(
            LogFormat.CLIENT_REPORT_JSON,
            "JSON lines",
            Math.min(1, understood / sample.lines().size()),
            shares.isZoned(),
            shares.timed(),
            () -> parser(usual)));
  }

  private static LineParser parser(Optional<Unit> usual) {
    Row row = new Row(usual);
    return (origin, line, written, sink) -> parse(row, origin, line, written, sink);
  }

  private static LineResult parse(
      Row row, Origin origin, String line, Optional<Moment> written, EventSink sink) {
    LineResult[] result = {LineResult.PARSED};
    try {
      JsonText.read(
          line,
          row,
          each -> {
            LineResult one = ReportRow.push(row, origin, written, sink);
            result[0] = one.kind() == LineResult.Kind.REJECTED ? one : result[0];
          });
    } catch (IOException broken) {
      return LineResult.rejected("broken JSON", "a JSON object on one line");
    }
    return result[0];
  }
}
