package io.culprit.parse.client;

import io.culprit.parse.Declarations;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recogniser;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.source.Trial;
import java.util.Optional;

/** Knows what {@code dig} printed, by the line that names it or the header of an answer. */
public final class DigRecogniser implements Recogniser {
  @Override
  public Optional<Recognition> recognise(Sample sample, Declarations declarations) {
    Trial trial = Trial.of(new DigParser(), sample);
    return trial.told().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Recognition(
                LogFormat.DIG,
                "",
                trial.share(),
                sample.lines().stream().anyMatch(DigParser::isZoned),
                sample.lines().stream().anyMatch(line -> line.startsWith(";; WHEN: ")),
                DigParser::new));
  }
}
