package io.culprit.parse.python;

import io.culprit.parse.LineResult;
import io.culprit.parse.backend.field.Field;
import io.culprit.parse.backend.field.JsonText;
import io.culprit.parse.backend.field.Row;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import io.culprit.parse.source.BeyondLimitException;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSON line of a server's log.
 *
 * <p>A formatter made of a {@code %}-template does not escape, so a message with a quote or a line
 * end breaks the object. Quotes are seen through; at a line end the first line stops in the middle
 * of the message, the next is a quote and a brace, then comes the traceback. Such a line is read as
 * far as it goes.
 */
final class JsonLine {
  /** A value ends at the quote behind which the next key or the end of the object stands. */
  private static final Pattern PAIR =
      Pattern.compile(
          "\"([^\"\\\\]{1,80})\"\\s?:\\s?(?:\"(.*?)(\"(?=\\s*+(?:,\\s*+\"[^\"]{1,80}\"\\s?:|\\}\\s*+$))|$)|([\\w.+-]++))");

  private final LogRecord record;

  JsonLine(LogRecord record) {
    this.record = record;
  }

  /** Reads a line; empty: it is no JSON at all, nor the beginning of one. */
  Optional<LineResult> parse(
      Origin origin, String line, Optional<Moment> written, EventSink sink, Traceback open) {
    LineResult[] result = {LineResult.PARSED};
    try {
      int objects =
          JsonText.read(
              line, record.row(), each -> result[0] = record.push(origin, written, sink, open));
      return objects == 0 ? Optional.empty() : Optional.of(result[0]);
    } catch (BeyondLimitException beyond) {
      return Optional.of(beyond.refusal());
    } catch (IOException broken) {
      return broken(origin, line, written, sink, open);
    }
  }

  private Optional<LineResult> broken(
      Origin origin, String line, Optional<Moment> written, EventSink sink, Traceback open) {
    Rescue rescue = rescue(line, record.row());
    if (rescue == Rescue.NOTHING) {
      open.end();
      boolean begun = line.startsWith("{\"") || line.startsWith("{ \"");
      return begun
          ? Optional.of(LineResult.rejected("broken JSON", "a JSON object on one line"))
          : Optional.empty();
    }
    LineResult result = record.push(origin, written, sink, open);
    if (rescue == Rescue.CUT) {
      open.cut();
    }
    return Optional.of(result);
  }

  /** What a line that is no JSON, though it looks like it, still says. */
  enum Rescue {
    NOTHING,
    MESSAGE,
    /** The message stops in the middle. */
    CUT
  }

  /** Puts what can be read of a broken object into a row, which is cleared before. */
  static Rescue rescue(String line, Row row) {
    row.clear();
    boolean cut = false;
    Matcher pair = PAIR.matcher(line);
    while (pair.find()) {
      boolean bare = pair.group(4) != null;
      row.put(pair.group(1), bare ? pair.group(4) : pair.group(2));
      cut = !bare && pair.group(3).isEmpty();
    }
    return !row.has(Field.MESSAGE) ? Rescue.NOTHING : cut ? Rescue.CUT : Rescue.MESSAGE;
  }
}
