package io.culprit.parse.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds messages with their times in JSON that is given line by line. Not thread-safe.
 *
 * <p>A message is an object with both among its members (Elasticsearch's {@code _source},
 * CloudWatch Logs' events, Splunk's results, Google's {@code textPayload}, Azure's rows, Grafana's
 * lines); one whose member has the text and which itself has the time ({@code jsonPayload}); a list
 * of {@code field}, {@code value} pairs (CloudWatch Logs Insights); a pair of nanoseconds and text
 * (Loki). Behind damage reading goes on with the next line, as if a value began there.
 */
final class JsonMessages implements Layer.Unwrapping {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int DEEPEST = 64;

  /** How many digits Loki's times have. */
  private static final int NANOSECONDS = 19;

  private final Deque<Frame> open = new ArrayDeque<>();
  private final List<Unwrapped> found = new ArrayList<>();
  private @Nullable JsonParser json;

  /** Whether a line had a message whose time is still to come. */
  private boolean begun;

  @Override
  public Optional<Unwrapped> open(String line) {
    found.clear();
    boolean waiting = begun;
    try {
      feed(line);
    } catch (IOException damaged) {
      json = null;
      open.clear();
      begun = false;
      if (found.isEmpty()) {
        return Optional.empty();
      }
    }
    if (!found.isEmpty()) {
      begun = false;
      return Optional.of(Unwrapped.several(found));
    }
    return Optional.of(
        begun && !waiting
            ? Unwrapped.part("", Optional.empty(), true)
            : line.isBlank() ? Unwrapped.whole("", Optional.empty()) : Unwrapped.NOTHING);
  }

  private void feed(String line) throws IOException {
    if (json == null) {
      json = FACTORY.createNonBlockingByteArrayParser();
    }
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    ((ByteArrayFeeder) json.getNonBlockingInputFeeder()).feedInput(bytes, 0, bytes.length);
    JsonToken token = json.nextToken();
    while (token != null && token != JsonToken.NOT_AVAILABLE) {
      take(token, json);
      token = json.nextToken();
    }
  }

  private void take(JsonToken token, JsonParser parser) throws IOException {
    if (token.isStructStart()) {
      if (open.size() == DEEPEST) {
        throw new IOException("too deep");
      }
      open.push(new Frame(token == JsonToken.START_ARRAY));
    } else if (token.isStructEnd()) {
      close(open.pop());
    } else if (token == JsonToken.FIELD_NAME) {
      open.element().name = parser.currentName();
    } else if (!open.isEmpty()) {
      value(open.element(), token, parser.getText());
    }
  }

  private void value(Frame frame, JsonToken token, String text) {
    if (frame.list) {
      frame.values++;
      if (token == JsonToken.VALUE_STRING && frame.values == 1) {
        frame.time = text.length() == NANOSECONDS ? text : null;
      } else if (token == JsonToken.VALUE_STRING && frame.values == 2 && frame.time != null) {
        frame.message = text;
      }
      return;
    }
    if (frame.name.equals("field")) {
      frame.field = text;
    } else if (frame.name.equals("value")) {
      frame.value = text;
    }
    frame.learn(frame.name, text);
    told(frame);
  }

  private void close(Frame frame) {
    Frame outer = open.peek();
    if (frame.list && (frame.values == 2 || frame.values == 0)) {
      told(frame);
    }
    if (frame.message != null && !frame.told) {
      boolean lent = outer != null && !outer.list && outer.message == null && !outer.told;
      if (lent) {
        outer.message = frame.message;
        told(outer);
      } else {
        tell(frame);
      }
    }
    if (outer != null && outer.list && frame.field != null && frame.value != null) {
      outer.learn(frame.field, frame.value);
    }
  }

  private void told(Frame frame) {
    begun |= frame.message != null && !frame.told;
    if (frame.message != null && frame.time != null && !frame.told) {
      tell(frame);
    }
  }

  private void tell(Frame frame) {
    frame.told = true;
    String text = frame.message == null ? "" : frame.message.strip();
    String time = frame.time == null ? "" : frame.time;
    found.add(Unwrapped.whole(text, ExportTime.of(time)));
  }

  /** An object or list that is not closed yet. */
  private static final class Frame {
    private final boolean list;
    private String name = "";
    private @Nullable String message;
    private @Nullable String time;
    private @Nullable String field;
    private @Nullable String value;
    private int values;
    private boolean told;

    Frame(boolean list) {
      this.list = list;
    }

    void learn(String key, String text) {
      if (ExportField.MESSAGE.rank(key) >= 0 && message == null) {
        message = text;
      } else if (ExportField.TIME.rank(key) >= 0 && ExportTime.of(text).isPresent()) {
        time = text;
      }
    }
  }
}
