package io.culprit.parse.client;

import io.culprit.parse.Declarations;
import io.culprit.parse.LineResult;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recogniser;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognises HAR documents by how they begin: an object whose {@code log} has a version, a creator
 * or entries. Such a file is read as a whole by {@link HarCursor}; its lines alone say nothing.
 */
public final class HarRecogniser implements Recogniser {
  private static final Pattern BEGINNING =
      Pattern.compile(
          "\\s*+\\{\\s*+\"log\"\\s*+:\\s*+\\{[\\s\\S]*?\"(?:version|creator|browser|pages|entries)\"");

  private static final int LOOKED_AT = 4096;

  @Override
  public Optional<Recognition> recognise(Sample sample, Declarations declarations) {
    StringBuilder beginning = new StringBuilder();
    for (String line : sample.lines()) {
      beginning.append(line, 0, Math.min(line.length(), LOOKED_AT)).append('\n');
      if (beginning.length() >= LOOKED_AT) {
        break;
      }
    }
    if (!BEGINNING.matcher(beginning).lookingAt()) {
      return Optional.empty();
    }
    return Optional.of(
        new Recognition(
            LogFormat.HAR,
            "",
            1,
            true,
            true,
            () ->
                (origin, line, written, sink) ->
                    LineResult.rejected("part of a HAR", "a whole document")));
  }
}
