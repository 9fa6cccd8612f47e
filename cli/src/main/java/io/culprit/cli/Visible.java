package io.culprit.cli;

/** Makes text from logs and file names harmless for a terminal. */
final class Visible {
  private Visible() {}

  /**
   * The text with control characters, and those that turn the writing direction, as {@code \xHH}
   * and {@code \\uHHHH}.
   */
  static String text(String raw) {
    StringBuilder out = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c < 0x20 || (c >= 0x7f && c < 0xa0)) {
        out.append(c == '\t' ? "\\t" : c == '\n' ? "\\n" : c == '\r' ? "\\r" : hex("\\x", c, 2));
      } else if (c == 0x200e
          || c == 0x200f
          || (c >= 0x2028 && c <= 0x202e)
          || (c >= 0x2066 && c <= 0x2069)) {
        out.append(hex("\\u", c, 4));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String hex(String mark, char c, int digits) {
    StringBuilder out = new StringBuilder(mark);
    for (int i = digits - 1; i >= 0; i--) {
      out.append(Character.forDigit((c >> (4 * i)) & 15, 16));
    }
    return out.toString();
  }
}
