package io.culprit.parse.source;

import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON object on a line, forgivingly.
 *
 * <p>Servers that print JSON by pasting values into a template write things that are not JSON:
 * {@code "urt":-,}, {@code "rt":,}, {@code "urt":0.001, 0.002,}, {@code "ua":"\x22"}. What such a
 * line meant is plain, so it is read: an unquoted value runs to the comma or brace that is followed
 * by the next name or by the end. Nested objects are reported under dotted names; the members of an
 * array are joined by {@code ", "}.
 */
public final class JsonLine {
  private static final int MAX_DEPTH = 8;

  private final String line;
  private final Sink sink;
  private int at;

  private JsonLine(String line, Sink sink) {
    this.line = line;
    this.sink = sink;
  }

  /** Receives the fields of an object in their order. */
  @FunctionalInterface
  public interface Sink {
    /**
     * One field.
     *
     * @param name its name; dotted where nested
     * @param value its text, unescaped; empty for {@code null}, {@code -} unquoted or nothing
     */
    void field(String name, String value);
  }

  /**
   * Reads a line; false where it is not one object, or is cut off. Fields before the fault have
   * been reported.
   */
  public static boolean read(String line, Sink sink) {
    JsonLine reader = new JsonLine(line, sink);
    reader.spaces();
    return reader.object("", 0) && reader.ended();
  }

  private boolean ended() {
    spaces();
    return at == line.length() || line.charAt(at) == ',';
  }

  private boolean object(String prefix, int depth) {
    if (depth > MAX_DEPTH || !take('{')) {
      return false;
    }
    spaces();
    if (take('}')) {
      return true;
    }
    while (true) {
      spaces();
      if (at >= line.length() || line.charAt(at) != '"') {
        return false;
      }
      String name = string();
      spaces();
      if (name == null || !take(':')) {
        return false;
      }
      if (!value(prefix.isEmpty() ? name : prefix + "." + name, depth)) {
        return false;
      }
      spaces();
      if (take('}')) {
        return true;
      }
      if (!take(',')) {
        return false;
      }
    }
  }

  private boolean value(String name, int depth) {
    spaces();
    if (at >= line.length()) {
      return false;
    }
    char c = line.charAt(at);
    if (c == '"') {
      String text = string();
      if (text == null) {
        return false;
      }
      sink.field(name, text);
      return true;
    }
    if (c == '{') {
      return object(name, depth + 1);
    }
    if (c == '[') {
      return array(name, depth + 1);
    }
    String bare = bare();
    sink.field(name, bare.equals("-") || bare.equals("null") ? "" : bare);
    return true;
  }

  private boolean array(String name, int depth) {
    at++;
    StringBuilder joined = new StringBuilder();
    spaces();
    if (take(']')) {
      sink.field(name, "");
      return true;
    }
    while (depth <= MAX_DEPTH) {
      spaces();
      if (at >= line.length()) {
        return false;
      }
      char c = line.charAt(at);
      if (c == '{') {
        if (!object(name, depth + 1)) {
          return false;
        }
      } else if (c == '[') {
        if (!array(name, depth + 1)) {
          return false;
        }
      } else {
        String text = c == '"' ? string() : member();
        if (text == null) {
          return false;
        }
        joined.append(joined.length() == 0 ? "" : ", ").append(text);
      }
      spaces();
      if (take(']')) {
        if (joined.length() > 0) {
          sink.field(name, joined.toString());
        }
        return true;
      }
      if (!take(',')) {
        return false;
      }
    }
    return false;
  }

  /** An unquoted member of an array. */
  private String member() {
    int from = at;
    while (at < line.length() && ",]".indexOf(line.charAt(at)) < 0) {
      at++;
    }
    return line.substring(from, at).strip();
  }

  /** An unquoted value: to a closing brace, or to a comma behind which a name stands. */
  private String bare() {
    int from = at;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (c == '}') {
        break;
      }
      if (c == ',') {
        int next = at + 1;
        while (next < line.length() && line.charAt(next) == ' ') {
          next++;
        }
        if (next >= line.length() || line.charAt(next) == '"') {
          break;
        }
      }
      at++;
    }
    return line.substring(from, at).strip();
  }

  /** A quoted text; null: it does not end. */
  private @Nullable String string() {
    int from = ++at;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (c == '"') {
        return line.substring(from, at++);
      }
      if (c == '\\') {
        return escaped(from);
      }
      at++;
    }
    return null;
  }

  private @Nullable String escaped(int from) {
    StringBuilder out = new StringBuilder(64).append(line, from, at);
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c == '"') {
        return out.toString();
      }
      if (c != '\\') {
        out.append(c);
      } else if (at < line.length()) {
        escape(out, line.charAt(at++));
      }
    }
    return null;
  }

  private void escape(StringBuilder out, char c) {
    switch (c) {
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 'r' -> out.append('\r');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'u' -> unicode(out);
      // Not JSON: nginx's default escaping inside a hand-made object. Left for the reader of the
      // field.
      case 'x' -> out.append("\\x");
      default -> out.append(c);
    }
  }

  private void unicode(StringBuilder out) {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = at + i < line.length() ? Character.digit(line.charAt(at + i), 16) : -1;
      if (digit < 0) {
        out.append("\\u");
        return;
      }
      value = value * 16 + digit;
    }
    at += 4;
    out.append((char) value);
  }

  private void spaces() {
    while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
      at++;
    }
  }

  private boolean take(char c) {
    if (at < line.length() && line.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }
}
