package io.culprit.parse.balancer;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a line at its spaces. What stands in double quotes is one part, the quotes taken off; it
 * ends at the quote behind which a space or the end follows, so that a stray quote inside does no
 * harm. A quote that never ends runs to the end of the line.
 */
final class Parts {
  private Parts() {}

  /** The parts of the line. */
  static List<String> of(String line) {
    List<String> parts = new ArrayList<>(32);
    int at = 0;
    while (at < line.length()) {
      if (line.charAt(at) == ' ') {
        at++;
      } else if (line.charAt(at) == '"') {
        int close = close(line, at + 1);
        parts.add(line.substring(at + 1, close));
        at = close + 1;
      } else {
        int space = line.indexOf(' ', at);
        int end = space < 0 ? line.length() : space;
        parts.add(line.substring(at, end));
        at = end;
      }
    }
    return parts;
  }

  private static int close(String line, int from) {
    int quote = line.indexOf('"', from);
    while (quote >= 0 && quote + 1 < line.length() && line.charAt(quote + 1) != ' ') {
      quote = line.indexOf('"', quote + 1);
    }
    return quote < 0 ? line.length() : quote;
  }
}
