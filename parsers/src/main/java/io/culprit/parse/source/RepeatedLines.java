package io.culprit.parse.source;

import io.culprit.parse.LineParser;
import io.culprit.parse.LineResult;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import java.util.Optional;

/**
 * A parser of a source of which some lines were read in another: they are counted, and not heard
 * twice. It needs the numbers of the lines, so the source is read in one part.
 */
final class RepeatedLines implements LineParser {
  private final LineParser parser;
  private final Repeat repeat;

  RepeatedLines(LineParser parser, Repeat repeat) {
    this.parser = parser;
    this.repeat = repeat;
  }

  @Override
  public boolean parse(int source, long number, byte[] bytes, int from, int to, EventSink sink) {
    return !repeat.holds(number) && parser.parse(source, number, bytes, from, to, sink);
  }

  @Override
  public LineResult parse(Origin origin, String line, Optional<Moment> written, EventSink sink) {
    return repeat.holds(origin.line())
        ? LineResult.rejected(repeat.reason(), "lines that were not read before")
        : parser.parse(origin, line, written, sink);
  }
}
