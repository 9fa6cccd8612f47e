package io.culprit.parse.python;

import io.culprit.parse.Declarations;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recogniser;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import java.util.List;
import java.util.Optional;

/**
 * Knows the log of a Python process by the shapes of its lines: of a server, with what the
 * application in it says, or of an application alone.
 */
public final class ServerLogRecogniser implements Recogniser {
  /** Below this, too little is known of the file to claim it. */
  private static final double LEAST = 0.1;

  private final LogFormat format;

  private ServerLogRecogniser(LogFormat format) {
    this.format = format;
  }

  /** Knows a log in which at least one line is a server's. */
  public static Recogniser ofServers() {
    return new ServerLogRecogniser(LogFormat.PYTHON_SERVER);
  }

  /** Knows a log in which no line is a server's. */
  public static Recogniser ofApplications() {
    return new ServerLogRecogniser(LogFormat.APP_LOG);
  }

  @Override
  public Optional<Recognition> recognise(Sample sample, Declarations declarations) {
    ServerLogSurvey survey = ServerLogSurvey.of(sample, declarations);
    if (survey.share() < LEAST || survey.isServers() != (format == LogFormat.PYTHON_SERVER)) {
      return Optional.empty();
    }
    List<GunicornFormat> formats = survey.formats();
    return Optional.of(
        new Recognition(
            format,
            survey.detail(),
            survey.share(),
            survey.isTimed() && (survey.isZoned() || sample.wrapperTimes()),
            survey.isTimed(),
            () -> new ServerLogParser(formats, declarations.limits())));
  }
}
