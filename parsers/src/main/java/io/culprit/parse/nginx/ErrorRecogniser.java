package io.culprit.parse.nginx;

import io.culprit.parse.Declarations;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recogniser;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.source.Trial;
import java.util.Optional;

/** Recognises nginx error logs. */
public final class ErrorRecogniser implements Recogniser {
  @Override
  public Optional<Recognition> recognise(Sample sample, Declarations declarations) {
    Trial trial = Trial.of(new ErrorParser(), sample);
    // Continuations follow a record; a file made of them alone, or nearly, is something else.
    if (trial.noticeLines() == 0 || trial.noticeLines() * 3 < sample.lines().size()) {
      return Optional.empty();
    }
    double share = trial.share();
    return Optional.of(
        new Recognition(LogFormat.NGINX_ERROR, "", share, false, true, ErrorParser::new));
  }
}
