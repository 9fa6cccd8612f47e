package io.culprit.parse.grok;

/**
 * Counts how often the counted repeats of a regular expression, {@code (...){n}}, may be gone
 * through without a look at the text. {@link CountedText} counts the characters a pattern looks at,
 * but <code>(?:){1000000000}</code> looks at none.
 */
final class Repeats {
  /** More than any honest pattern, and few enough to be gone through at each place of a line. */
  static final long MOST = 300;

  private static final long LIMIT = 1L << 40;

  private final String regex;
  private int at;

  private Repeats(String regex) {
    this.regex = regex;
  }

  /** The steps of a regular expression that compiles: nested repeats multiply, others add up. */
  static long of(String regex) {
    Repeats repeats = new Repeats(regex);
    long sum = 0;
    while (repeats.at < regex.length()) {
      sum = Math.min(LIMIT, sum + repeats.group());
      repeats.at++;
    }
    return sum;
  }

  /** The steps up to the closing bracket of a group or the end. */
  private long group() {
    long sum = 0;
    long last = 0;
    while (at < regex.length() && regex.charAt(at) != ')') {
      char c = regex.charAt(at++);
      switch (c) {
        case '\\' -> last = quoted() ? 0 : 1;
        case '[' -> {
          characterClass();
          last = 0;
        }
        case '(' -> {
          long inside = group();
          sum = Math.min(LIMIT, sum + inside);
          last = inside + 1;
          at++;
        }
        case '{' -> {
          sum = Math.min(LIMIT, sum + Math.min(LIMIT, last) * number());
          last = 0;
        }
        default -> last = c == '^' || c == '$' ? 1 : 0;
      }
    }
    return sum;
  }

  /** Passes what a backslash begins; whether it always takes a character of the text. */
  private boolean quoted() {
    char c = at < regex.length() ? regex.charAt(at++) : 'Q';
    if (c == 'Q') {
      int end = regex.indexOf("\\E", at);
      at = end < 0 ? regex.length() : end + 2;
    }
    return "AGZzbBkX".indexOf(c) < 0 && !Character.isDigit(c);
  }

  private void characterClass() {
    int open = 1;
    boolean first = true;
    while (at < regex.length() && open > 0) {
      char c = regex.charAt(at++);
      if (c == '\\') {
        quoted();
      } else if (c == '[') {
        open++;
      } else if (c == ']' && !first) {
        open--;
      }
      first = first && c == '^';
    }
  }

  /** The number behind an opening brace; 0: there is none. */
  private long number() {
    long number = 0;
    while (at < regex.length() && Character.isDigit(regex.charAt(at))) {
      number = Math.min(LIMIT, number * 10 + Character.digit(regex.charAt(at++), 10));
    }
    return number;
  }
}
