package io.culprit.parse.backend;

import io.culprit.parse.backend.field.Row;

/** Reads {@code key=value} pairs; values may be quoted by {@code "} or {@code '}. */
public final class Logfmt {
  private Logfmt() {}

  /**
   * Puts the pairs of a text into a row, which is not cleared.
   *
   * @return how many pairs there were; -1: a quote is not closed
   */
  public static int read(String text, Row row) {
    int pairs = 0;
    int at = 0;
    int n = text.length();
    while (at < n) {
      int from = at;
      while (at < n && keyed(text.charAt(at))) {
        at++;
      }
      if (at == n || text.charAt(at) != '=' || at == from) {
        // No pair: prose, passed over up to the next space.
        while (at < n && text.charAt(at) > ' ') {
          at++;
        }
        while (at < n && text.charAt(at) <= ' ') {
          at++;
        }
        continue;
      }
      String key = text.substring(from, at++);
      char quote = at < n ? text.charAt(at) : ' ';
      if (quote == '"' || quote == '\'') {
        int close = close(text, at + 1, quote);
        if (close < 0) {
          return -1;
        }
        String inside = text.substring(at + 1, close);
        row.put(
            key,
            inside.indexOf('\\') < 0
                ? inside
                : inside.replace("\\" + quote, String.valueOf(quote)));
        at = close + 1;
      } else {
        int value = at;
        while (at < n && text.charAt(at) > ' ') {
          at++;
        }
        int end = at > value && ",;)".indexOf(text.charAt(at - 1)) >= 0 ? at - 1 : at;
        row.put(key, text.substring(value, end));
      }
      pairs++;
      while (at < n && text.charAt(at) <= ' ') {
        at++;
      }
    }
    return pairs;
  }

  private static int close(String text, int from, char quote) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == quote) {
        return i;
      }
    }
    return -1;
  }

  private static boolean keyed(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || c == '@' || c == '/';
  }
}
