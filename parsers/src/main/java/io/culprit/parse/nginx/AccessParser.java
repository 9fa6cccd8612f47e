package io.culprit.parse.nginx;

import io.culprit.parse.LineParser;
import io.culprit.parse.LineResult;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import java.util.List;
import java.util.Optional;

/**
 * Reads access lines of one or a few compiled formats. Lines of the error log among them (a
 * container prints both to one stream) are read as what they are.
 */
final class AccessParser implements LineParser {
  private final AccessFormat.Scanner[] scanners;
  private final FieldValues values = new FieldValues();
  private final ErrorParser errors = new ErrorParser();

  /** A parser that tries the formats in their order. */
  AccessParser(List<AccessFormat> formats) {
    this.scanners =
        formats.stream().map(AccessFormat::scanner).toArray(AccessFormat.Scanner[]::new);
  }

  @Override
  public LineResult parse(Origin origin, String line, Optional<Moment> written, EventSink sink) {
    for (AccessFormat.Scanner scanner : scanners) {
      if (scanner.scan(line, values)) {
        return AccessLine.push(values, origin, written, sink);
      }
    }
    if (ErrorParser.begins(line)) {
      return errors.parse(origin, line, written, sink);
    }
    return LineResult.rejected("not an access line", scanners[0].expected(line));
  }
}
