package io.culprit.parse.backend;

import io.culprit.parse.Declarations;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recogniser;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.backend.field.Unit;
import java.util.Optional;

/**
 * Knows a CSV of durations by its header, or by its columns: a path, a time, and how long it took.
 */
public final class CsvRecogniser implements Recogniser {
  @Override
  public Optional<Recognition> recognise(Sample sample, Declarations declarations) {
    return CsvRecords.of(sample, declarations)
        .filter(csv -> csv.shares().requests() > 0)
        .filter(csv -> csv.shares().clients() + csv.shares().proxied() <= csv.shares().requests())
        .map(CsvRecogniser::recognition);
  }

  private static Recognition recognition(CsvRecords csv) {
    Shares shares = csv.shares();
    Optional<Unit> usual = shares.usualUnit();
    return new Recognition(
        LogFormat.BACKEND_CSV,
        csv.title(),
        (double) shares.requests() / csv.records(),
        shares.isZoned(),
        shares.timed(),
        () ->
            csv.parser(
                usual,
                (row, origin, line, written, sink) -> RequestRow.push(row, origin, written, sink)));
  }
}
