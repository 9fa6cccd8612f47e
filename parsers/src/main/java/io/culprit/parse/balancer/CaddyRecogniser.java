package io.culprit.parse.balancer;

import io.culprit.parse.Declarations;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recogniser;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.backend.field.Stamps;
import io.culprit.parse.source.TimeText;
import io.culprit.parse.source.Trial;
import java.util.Optional;

/**
 * Recognises Caddy's logs: access lines, or errors of its HTTP handlers, which it writes elsewhere
 * unless told otherwise. Epochs and RFC 3339 have a zone, the console's times have none.
 */
public final class CaddyRecogniser implements Recogniser {
  @Override
  public Optional<Recognition> recognise(Sample sample, Declarations declarations) {
    Trial trial = Trial.of(new CaddyParser(), sample);
    return trial.told().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Recognition(
                LogFormat.CADDY, "", trial.share(), isZoned(sample), true, CaddyParser::new));
  }

  private static boolean isZoned(Sample sample) {
    return sample.lines().stream()
        .map(CaddyParser::values)
        .flatMap(Optional::stream)
        .map(v -> Stamps.whole(v.text("ts")))
        .flatMap(Optional::stream)
        .findFirst()
        .map(TimeText::zoned)
        .orElse(false);
  }
}
