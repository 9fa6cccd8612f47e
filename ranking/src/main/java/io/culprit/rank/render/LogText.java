package io.culprit.rank.render;

import java.util.Locale;

/** Cuts log text, and shows what in it cannot be seen. */
public final class LogText {
  private static final char REPLACEMENT = '\uFFFD';

  private LogText() {}

  /** The first characters, never half of a pair. */
  static String cut(String raw, int length) {
    if (raw.length() <= length) {
      return raw;
    }
    int end = Character.isHighSurrogate(raw.charAt(length - 1)) ? length - 1 : length;
    return raw.substring(0, end);
  }

  /**
   * The beginning that is surely the file's own bytes: cut, and ending where the decoder had to
   * guess.
   *
   * @return nothing escaped, so that it is found again in the file
   */
  static String faithful(String raw, int length) {
    String cut = cut(raw, length);
    int guess = cut.indexOf(REPLACEMENT);
    return guess < 0 ? cut : cut.substring(0, guess);
  }

  /**
   * The text with control, format (direction, joiners, tags), line and paragraph separators, odd
   * spaces and broken surrogates as code points in braces.
   */
  public static String visible(String raw) {
    StringBuilder out = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); ) {
      int c = raw.codePointAt(i);
      if (isHidden(c)) {
        out.append("\\u{").append(Integer.toHexString(c).toLowerCase(Locale.ROOT)).append('}');
      } else {
        out.appendCodePoint(c);
      }
      i += Character.charCount(c);
    }
    return out.toString();
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      case Character.SPACE_SEPARATOR -> c != ' ';
      default -> false;
    };
  }
}
