package io.culprit.parse.source;

/** Shows log text to a person: cut, and with control characters made visible. */
public final class VisibleText {
  private static final int LENGTH = 200;

  private VisibleText() {}

  /** The beginning of a line; control characters as {@code \xHH}. */
  public static String of(String line) {
    int length = Math.min(line.length(), LENGTH);
    StringBuilder out = new StringBuilder(length + 16);
    for (int i = 0; i < length; i++) {
      char c = line.charAt(i);
      if (c == '\t') {
        out.append("\\t");
      } else if (c < 0x20 || (c >= 0x7f && c < 0xa0)) {
        out.append("\\x")
            .append(Character.forDigit(c >> 4, 16))
            .append(Character.forDigit(c & 15, 16));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** The line without ANSI escape sequences (colours, cursor movements). */
  public static String withoutColours(String line) {
    int escape = line.indexOf(0x1b);
    if (escape < 0) {
      return line;
    }
    StringBuilder out = new StringBuilder(line.length());
    int from = 0;
    while (escape >= 0) {
      out.append(line, from, escape);
      int at = escape + 1;
      if (at < line.length() && line.charAt(at) == '[') {
        at++;
        while (at < line.length() && (line.charAt(at) < 0x40 || line.charAt(at) > 0x7e)) {
          at++;
        }
        at = Math.min(at + 1, line.length());
      }
      from = at;
      escape = line.indexOf(0x1b, from);
    }
    return out.append(line, from, line.length()).toString();
  }
}
