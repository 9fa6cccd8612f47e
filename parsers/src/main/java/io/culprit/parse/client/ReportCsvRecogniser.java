package io.culprit.parse.client;

import io.culprit.parse.Declarations;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recogniser;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.backend.CsvRecords;
import io.culprit.parse.backend.Shares;
import io.culprit.parse.backend.field.Unit;
import java.util.Optional;

/** Knows a CSV in which clients reported their calls: absolute URLs, and how they ended. */
public final class ReportCsvRecogniser implements Recogniser {
  @Override
  public Optional<Recognition> recognise(Sample sample, Declarations declarations) {
    return CsvRecords.of(sample, declarations)
        .filter(csv -> csv.shares().clients() > 0)
        .filter(csv -> csv.shares().requests() <= csv.shares().clients())
        .map(ReportCsvRecogniser::recognition);
  }

  private static Recognition recognition(CsvRecords csv) {
    Shares shares = csv.shares();
    // A report of errors only, or of a frontend, counts in milliseconds, as performance.now() does.
    Optional<Unit> usual = shares.usualUnit();
    return new Recognition(
        LogFormat.CLIENT_REPORT_CSV,
        csv.title(),
        (double) shares.clients() / csv.records(),
        shares.isZoned(),
        shares.timed(),
        () ->
            csv.parser(
                usual,
                (row, origin, line, written, sink) -> ReportRow.push(row, origin, written, sink)));
  }
}
