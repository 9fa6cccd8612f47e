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
    int records = trial.noticeLines();
    if (records == 0) {
      return Optional.empty();
    }
    // Continuations follow a record; where they are most of a file it is something else.
    boolean few = records * 3 < sample.lines().size();
    double share = few ? (double) records / sample.lines().size() : trial.share();
    return Optional.of(
        new Recognition(LogFormat.NGINX_ERROR, "", share, false, true, ErrorParser::new));
  }
}
