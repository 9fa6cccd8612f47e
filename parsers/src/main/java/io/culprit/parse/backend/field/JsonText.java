package io.culprit.parse.backend.field;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Reads the JSON objects of one line into rows; nested keys are joined by dots, lists inside are
 * passed over.
 */
public final class JsonText {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonText() {}

  /**
   * Whether a line can be JSON at all: an object, a piece of a list of objects, or a bracket of
   * one.
   */
  public static boolean looksLike(String line) {
    int at = 0;
    while (at < line.length() && line.charAt(at) <= ' ') {
      at++;
    }
    char c = at < line.length() ? line.charAt(at) : ' ';
    return c == '{' || ((c == '[' || c == ']') && onlyBrackets(line, at));
  }

  /**
   * Reads all objects of a line, each into {@code row}, which is cleared before.
   *
   * @return how many there were
   * @throws IOException if the line is not JSON; objects before the damage were handed on
   */
  public static int read(String line, Row row, Consumer<Row> each) throws IOException {
    String text = bare(line.strip());
    int count = 0;
    try (JsonParser json = FACTORY.createParser(text)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          row.clear();
          object(json, row);
          each.accept(row);
          count++;
        } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
          throw new IOException("a value that is no object");
        }
      }
    }
    return count;
  }

  private static void object(JsonParser json, Row row) throws IOException {
    StringBuilder path = new StringBuilder();
    int[] starts = new int[64];
    int depth = 0;
    int parent = 0;
    for (JsonToken token = json.nextToken(); ; token = json.nextToken()) {
      if (token == null) {
        throw new IOException("cut");
      }
      switch (token) {
        case FIELD_NAME -> {
          path.setLength(parent);
          path.append(json.currentName());
        }
        case START_OBJECT -> {
          if (depth == starts.length) {
            json.skipChildren();
          } else {
            starts[depth++] = parent;
            parent = path.append('.').length();
          }
        }
        case START_ARRAY -> json.skipChildren();
        case END_OBJECT -> {
          if (depth == 0) {
            return;
          }
          parent = starts[--depth];
        }
        case VALUE_NULL -> {}
        default -> row.put(path.toString(), json.getText());
      }
    }
  }

  /** Takes off what a line owes to the list around it: {@code [{...},} and {@code {...}]}. */
  private static String bare(String s) {
    int to = s.length();
    if (to > 0 && s.charAt(to - 1) == ',') {
      to--;
    }
    int from = 0;
    boolean opens = to > 0 && s.charAt(0) == '[';
    boolean closes = to > 0 && s.charAt(to - 1) == ']';
    if (opens && !closes) {
      from++;
    } else if (closes && !opens) {
      to--;
    }
    return s.substring(from, Math.max(from, to));
  }

  private static boolean onlyBrackets(String line, int from) {
    String rest = line.substring(from).strip();
    return rest.length() <= 2 || rest.startsWith("[{") || rest.startsWith("[ {");
  }
}
