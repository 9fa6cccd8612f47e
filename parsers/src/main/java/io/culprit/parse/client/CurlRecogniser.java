package io.culprit.parse.client;

import io.culprit.parse.Declarations;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recogniser;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.backend.field.Stamps;
import io.culprit.parse.source.TimeText;
import io.culprit.parse.source.Trial;
import java.util.List;
import java.util.Optional;

/** Knows what curl's {@code --write-out} printed, by the names of its variables. */
public final class CurlRecogniser implements Recogniser {
  @Override
  public Optional<Recognition> recognise(Sample sample, Declarations declarations) {
    if (sample.lines().stream().noneMatch(line -> line.contains(CurlValues.TOTAL))) {
      return Optional.empty();
    }
    Trial trial = Trial.of(new CurlParser(), sample);
    if (trial.told().isEmpty()) {
      return Optional.empty();
    }
    List<TimeText> times =
        sample.lines().stream()
            .map(line -> CurlValues.of(line).time().or(() -> Stamps.whole(line)))
            .flatMap(Optional::stream)
            .toList();
    return Optional.of(
        new Recognition(
            LogFormat.CURL,
            "--write-out",
            trial.share(),
            times.stream().allMatch(TimeText::zoned) && !times.isEmpty(),
            !times.isEmpty(),
            CurlParser::new));
  }
}
