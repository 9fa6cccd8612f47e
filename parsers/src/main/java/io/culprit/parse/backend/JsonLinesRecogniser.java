package io.culprit.parse.backend;

import io.culprit.parse.Declarations;
import io.culprit.parse.LineResult;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recogniser;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.backend.field.Row;
import io.culprit.parse.backend.field.Unit;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import io.culprit.parse.source.TimeText;
import java.util.Optional;

/**
 * Knows JSON records of durations: objects with a path and how long it took, among others perhaps;
 * also a tracer's spans.
 */
public final class JsonLinesRecogniser implements Recogniser {
  /** What a record that is no request counts; a log of messages is better read as one. */
  private static final double NOTICE = 0.5;

  @Override
  public Optional<Recognition> recognise(Sample sample, Declarations declarations) {
    return JsonRecords.of(sample, declarations.limits())
        .filter(json -> json.shares().requests() > 0)
        .filter(
            json -> json.shares().clients() + json.shares().proxied() <= json.shares().requests())
        .map(JsonLinesRecogniser::recognition);
  }

  private static Recognition recognition(JsonRecords json) {
    Shares shares = json.shares();
    double understood = shares.requests() + NOTICE * (shares.notices() + shares.access());
    Optional<Unit> usual = shares.usualUnit();
    return new Recognition(
        LogFormat.BACKEND_JSON,
        json.title(),
        understood / json.records(),
        shares.isZoned(),
        shares.timed(),
        () -> json.parser(usual, JsonLinesRecogniser::push));
  }

  private static LineResult push(
      Row row, Origin origin, String line, Optional<Moment> written, EventSink sink) {
    if (row.target().isEmpty() || !RequestRow.isRequest(row)) {
      Optional<Moment> at = RequestRow.time(row).map(TimeText::moment).or(() -> written);
      RowNotice.push(row, origin, at, line, sink);
      return LineResult.PARSED;
    }
    return RequestRow.push(row, origin, written, sink);
  }
}
