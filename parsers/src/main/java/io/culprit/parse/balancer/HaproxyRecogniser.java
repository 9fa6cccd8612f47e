package io.culprit.parse.balancer;

import io.culprit.parse.Declarations;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recogniser;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.source.Trial;
import java.util.Optional;

/** Recognises haproxy's HTTP log. */
public final class HaproxyRecogniser implements Recogniser {
  @Override
  public Optional<Recognition> recognise(Sample sample, Declarations declarations) {
    Trial trial = Trial.of(new HaproxyParser(), sample);
    if (trial.accessLines() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Recognition(
            LogFormat.HAPROXY_HTTP,
            "option httplog",
            trial.share(),
            false,
            true,
            HaproxyParser::new));
  }
}
