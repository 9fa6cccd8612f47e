package io.culprit.cli;

import java.util.regex.Pattern;

/** Prose for a terminal. */
final class Wrapped {
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private Wrapped() {}

  /**
   * The text broken at spaces, with a final line end.
   *
   * @param first what the first line begins with
   * @param next what every other line begins with
   * @param width longest line, unless a word is longer
   */
  static String text(String text, String first, String next, int width) {
    StringBuilder out = new StringBuilder();
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : SPACES.split(text.strip(), -1)) {
      if (!empty && line.length() + 1 + word.length() > width) {
        out.append(line).append('\n');
        line = new StringBuilder(next);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    return out.append(line).append('\n').toString();
  }
}
