package io.culprit.parse.nginx;

import io.culprit.parse.LineParser;
import io.culprit.parse.LineResult;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import java.util.Optional;

/**
 * Reads access lines of one compiled format. Lines of the error log among them (a container prints
 * both to one stream) are read as what they are.
 */
final class AccessParser implements LineParser {
  private final AccessFormat.Scanner scanner;
  private final FieldValues values = new FieldValues();
  private final ErrorParser errors = new ErrorParser();

  AccessParser(AccessFormat format) {
    this.scanner = format.scanner();
  }

  @Override
  public LineResult parse(Origin origin, String line, Optional<Moment> written, EventSink sink) {
    if (scanner.scan(line, values)) {
      return AccessLine.push(values, origin, written, sink);
    }
    if (ErrorParser.begins(line)) {
      return errors.parse(origin, line, written, sink);
    }
    return LineResult.rejected("not an access line", scanner.expected(line));
  }
}
