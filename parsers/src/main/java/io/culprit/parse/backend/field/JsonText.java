package io.culprit.parse.backend.field;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.function.Consumer;

/** Reads the records on one line of JSON into rows. */
public final class JsonText {
  private static final JsonFactory FACTORY = JsonBounds.factory();

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
   * Reads all records of a line, each into {@code row}, which is cleared before.
   *
   * @return how many there were
   * @throws IOException if the line is not JSON; records before the damage were handed on
   */
  public static int read(String line, Row row, Consumer<Row> each) throws IOException {
    int[] count = {0};
    JsonWalk walk = new JsonWalk(row);
    try (JsonParser json = FACTORY.createParser(bare(line.strip()))) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        walk.take(
            token,
            json,
            () -> {
              each.accept(row);
              count[0]++;
            });
      }
    }
    if (!walk.isAtTop()) {
      throw new IOException("cut");
    }
    return count[0];
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
