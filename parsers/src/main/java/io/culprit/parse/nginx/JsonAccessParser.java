package io.culprit.parse.nginx;

import io.culprit.parse.LineParser;
import io.culprit.parse.LineResult;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import io.culprit.parse.source.JsonLine;
import java.util.Optional;

/**
 * Reads access lines that are JSON objects. Lines of the error log among them are read as what they
 * are.
 */
final class JsonAccessParser implements LineParser {
  private final JsonKeys keys;
  private final FieldValues values = new FieldValues();
  private final ErrorParser errors = new ErrorParser();

  JsonAccessParser(JsonKeys keys) {
    this.keys = keys;
  }

  @Override
  public LineResult parse(Origin origin, String line, Optional<Moment> written, EventSink sink) {
    if (ErrorParser.begins(line)) {
      return errors.parse(origin, line, written, sink);
    }
    values.clear();
    boolean whole =
        JsonLine.read(
            line,
            (name, value) -> {
              Field field = keys.fields().get(name);
              if (field != null) {
                values.put(field, Escaping.hex(value));
              }
            });
    if (!whole) {
      return LineResult.rejected("broken JSON", "one JSON object to the end of the line");
    }
    if (!values.has(Field.STATUS)) {
      return LineResult.rejected("not an access line", "a status among the keys");
    }
    return AccessLine.push(values, origin, written, sink);
  }
}
