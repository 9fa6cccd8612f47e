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

  /** The first format's own: a later one may only have what the first refuses. */
  private final Optional<ByteScanner> fast;

  private final FieldValues values = new FieldValues();
  private final ErrorParser errors = new ErrorParser();

  /** A parser that tries the formats in their order. */
  AccessParser(List<AccessFormat> formats) {
    this.scanners =
        formats.stream().map(AccessFormat::scanner).toArray(AccessFormat.Scanner[]::new);
    this.fast = formats.get(0).byteScanner();
  }

  @Override
  public boolean parse(int source, long number, byte[] bytes, int from, int to, EventSink sink) {
    if (fast.isEmpty() || !fast.get().scan(source, number, bytes, from, to)) {
      return false;
    }
    sink.access(fast.get().row());
    return true;
  }

  @Override
  public boolean startsAfresh(String line) {
    for (AccessFormat.Scanner scanner : scanners) {
      if (scanner.scan(line, values)) {
        return true;
      }
    }
    return false;
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
