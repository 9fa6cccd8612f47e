package io.culprit.parse.nginx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** How a {@code log_format} protects the values it prints: its {@code escape=} parameter. */
enum Escaping {
  DEFAULT,
  JSON,
  NONE;

  /** Whether the quote at {@code at} belongs to the value instead of ending it. */
  boolean protects(String line, int at) {
    if (this != JSON) {
      return false;
    }
    int slashes = 0;
    while (at - 1 - slashes >= 0 && line.charAt(at - 1 - slashes) == '\\') {
      slashes++;
    }
    return slashes % 2 == 1;
  }

  /**
   * Whether a quote inside shows that the value ended before: nginx prints none but as {@code
   * \\x22}.
   */
  boolean ends(String line, int from, int to) {
    if (this != DEFAULT) {
      return false;
    }
    int quote = line.indexOf('"', from);
    // Apache, whose logs are read too, puts a backslash before it.
    while (quote > from && quote < to && line.charAt(quote - 1) == '\\') {
      quote = line.indexOf('"', quote + 1);
    }
    return quote >= from && quote < to;
  }

  /** The value as it was before it was printed. */
  String undo(String value) {
    if (this == NONE || value.indexOf('\\') < 0) {
      return value;
    }
    return this == JSON ? json(value) : hex(value);
  }

  /** Puts bytes back for {@code \xHH}; anything else behind a backslash stays. */
  static String hex(String value) {
    int at = value.indexOf("\\x");
    if (at < 0) {
      return value;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(value.length());
    int from = 0;
    while (at >= 0) {
      int high = at + 3 < value.length() ? Character.digit(value.charAt(at + 2), 16) : -1;
      int low = at + 3 < value.length() ? Character.digit(value.charAt(at + 3), 16) : -1;
      if (high >= 0 && low >= 0) {
        bytes.writeBytes(value.substring(from, at).getBytes(StandardCharsets.UTF_8));
        bytes.write(high * 16 + low);
        from = at + 4;
      }
      at = value.indexOf("\\x", at + 2);
    }
    bytes.writeBytes(value.substring(from).getBytes(StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String json(String value) {
    StringBuilder out = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '\\' || i + 1 == value.length()) {
        out.append(c);
        continue;
      }
      char kind = value.charAt(++i);
      switch (kind) {
        case 'n' -> out.append('\n');
        case 't' -> out.append('\t');
        case 'r' -> out.append('\r');
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'u' -> {
          int code = i + 4 < value.length() ? hexCode(value, i + 1) : -1;
          if (code < 0) {
            out.append("\\u");
          } else {
            out.append((char) code);
            i += 4;
          }
        }
        default -> out.append(kind);
      }
    }
    return out.toString();
  }

  private static int hexCode(String value, int from) {
    int code = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = Character.digit(value.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      code = code * 16 + digit;
    }
    return code;
  }
}
