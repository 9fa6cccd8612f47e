package io.culprit.parse.client;

import io.culprit.parse.Declarations;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recogniser;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.backend.JsonRecords;
import io.culprit.parse.backend.Shares;
import io.culprit.parse.backend.field.Unit;
import java.util.Optional;

/** Knows JSON records in which clients reported their calls: absolute URLs, and how they ended. */
public final class ReportJsonRecogniser implements Recogniser {
  /** What a record that is no call counts: a page view, a script error. */
  private static final double OTHER = 0.7;

  @Override
  public Optional<Recognition> recognise(Sample sample, Declarations declarations) {
    return JsonRecords.of(sample, declarations.limits())
        .filter(json -> json.shares().clients() > 0)
        .filter(json -> json.shares().requests() <= json.shares().clients())
        .map(ReportJsonRecogniser::recognition);
  }

  private static Recognition recognition(JsonRecords json) {
    Shares shares = json.shares();
    double understood = shares.clients() + OTHER * shares.notices();
    Optional<Unit> usual = shares.usualUnit();
    return new Recognition(
        LogFormat.CLIENT_REPORT_JSON,
        json.title(),
        understood / json.records(),
        shares.isZoned(),
        shares.timed(),
        () ->
            json.parser(
                usual,
                (row, origin, line, written, sink) -> ReportRow.push(row, origin, written, sink)));
  }
}
