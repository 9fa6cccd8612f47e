package io.culprit.parse.nginx;

import io.culprit.parse.Declarations;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recogniser;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.source.Trial;
import java.util.List;
import java.util.Optional;

/** Recognises access logs that are JSON objects, whatever their keys are called. */
public final class JsonAccessRecogniser implements Recogniser {
  @Override
  public Optional<Recognition> recognise(Sample sample, Declarations declarations) {
    if (sample.lines().stream().noneMatch(line -> line.startsWith("{"))) {
      return Optional.empty();
    }
    Optional<JsonKeys> keys = JsonKeys.of(sample);
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    JsonKeys found = keys.get();
    Trial trial = Trial.of(new JsonAccessParser(found), sample);
    if (trial.accessLines() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Recognition(
            LogFormat.NGINX_ACCESS_JSON,
            found.detail(),
            trial.share(),
            found.zoned(),
            found.timed(),
            () -> new JsonAccessParser(found),
            trial.noticeLines() > 0 ? List.of(LogFormat.NGINX_ERROR) : List.of()));
  }
}
