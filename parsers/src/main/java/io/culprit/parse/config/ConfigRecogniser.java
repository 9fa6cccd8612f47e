package io.culprit.parse.config;

import io.culprit.parse.Declarations;
import io.culprit.parse.LineResult;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recogniser;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import java.util.List;
import java.util.Optional;

/**
 * Recognises configuration files, whose lines hold no events: each of them is read, none is
 * refused.
 */
public final class ConfigRecogniser implements Recogniser {
  @Override
  public Optional<Recognition> recognise(Sample sample, Declarations declarations) {
    return kind(sample.lines())
        .map(
            kind ->
                new Recognition(
                    LogFormat.CONFIG,
                    kind.title(),
                    1,
                    false,
                    false,
                    () -> (origin, line, written, sink) -> LineResult.PARSED));
  }

  /** The kind of file that begins with these lines. */
  public static Optional<ConfigKind> kind(List<String> lines) {
    for (ConfigKind kind : ConfigKind.values()) {
      if (kind.recognises(lines)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
