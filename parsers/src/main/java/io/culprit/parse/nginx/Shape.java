package io.culprit.parse.nginx;

/**
 * How the values of a variable look: what tells where a value ends when its neighbours are text.
 */
enum Shape {
  TIME_LOCAL {
    @Override
    boolean fits(String s, int from, int to) {
      return to - from >= 26 && s.charAt(from + 2) == '/' && s.charAt(from + 11) == ':';
    }
  },
  TIME_ISO {
    @Override
    boolean fits(String s, int from, int to) {
      return to - from >= 19 && s.charAt(from + 4) == '-' && s.charAt(from + 13) == ':';
    }
  },
  EPOCH {
    @Override
    boolean fits(String s, int from, int to) {
      return to - from >= 9 && number(s, from, to);
    }
  },
  STATUS {
    @Override
    boolean fits(String s, int from, int to) {
      return (to - from == 3 && number(s, from, to)) || none(s, from, to);
    }
  },
  WHOLE {
    @Override
    boolean fits(String s, int from, int to) {
      return from == to || none(s, from, to) || number(s, from, to);
    }
  },
  SECONDS {
    @Override
    boolean fits(String s, int from, int to) {
      return from == to || none(s, from, to) || number(s, from, to);
    }
  },
  /** {@code 0.001, 0.002 : -}. */
  NUMBERS {
    @Override
    boolean fits(String s, int from, int to) {
      for (int i = from; i < to; i++) {
        char c = s.charAt(i);
        if ((c < '0' || c > '9') && c != '.' && c != '-' && c != ',' && c != ' ' && c != ':') {
          return false;
        }
      }
      return listEnds(s, from, to);
    }

    @Override
    boolean list() {
      return true;
    }
  },
  /** {@code 10.0.0.1:80, unix:/run/a.sock : backend}. */
  LIST {
    @Override
    boolean fits(String s, int from, int to) {
      for (int i = from; i < to; i++) {
        char c = s.charAt(i);
        if (c == '"' || (c == ' ' && !separates(s, i, from))) {
          return false;
        }
      }
      return listEnds(s, from, to);
    }

    @Override
    boolean list() {
      return true;
    }
  },
  ADDRESS {
    @Override
    boolean fits(String s, int from, int to) {
      if (from == to || none(s, from, to) || s.startsWith("unix:", from)) {
        return true;
      }
      boolean parted = false;
      for (int i = from; i < to; i++) {
        char c = s.charAt(i);
        if (c == '.' || c == ':') {
          parted = true;
        } else if (Character.digit(c, 16) < 0) {
          // Common log format may hold resolved names.
          return hostName(s, from, to);
        }
      }
      return parted || hostName(s, from, to);
    }
  },
  WORD {
    @Override
    boolean fits(String s, int from, int to) {
      for (int i = from; i < to; i++) {
        if (s.charAt(i) == ' ') {
          return false;
        }
      }
      return true;
    }
  },
  TEXT {
    @Override
    boolean fits(String s, int from, int to) {
      return true;
    }
  };

  /**
   * Whether the text from {@code from} to {@code to} can be such a value. Called only with {@code
   * from <= to}.
   */
  abstract boolean fits(String s, int from, int to);

  /** Whether values are lists: attempts parted by {@code ", "}, redirects by {@code " : "}. */
  boolean list() {
    return false;
  }

  private static boolean none(String s, int from, int to) {
    return to - from == 1 && s.charAt(from) == '-';
  }

  private static boolean number(String s, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = s.charAt(i);
      if ((c < '0' || c > '9') && c != '.') {
        return false;
      }
    }
    return from < to && s.charAt(from) != '.';
  }

  private static boolean hostName(String s, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = s.charAt(i);
      if (!Character.isLetterOrDigit(c) && "-_.*:%[]".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether a space belongs to a list's separator. */
  private static boolean separates(String s, int at, int from) {
    char before = at > from ? s.charAt(at - 1) : ' ';
    char after = at + 1 < s.length() ? s.charAt(at + 1) : ' ';
    return before == ','
        || before == ':'
        || (after == ':' && at + 2 < s.length() && s.charAt(at + 2) == ' ');
  }

  /** Whether a list neither begins nor ends in the middle of a separator. */
  private static boolean listEnds(String s, int from, int to) {
    if (from == to) {
      return true;
    }
    char first = s.charAt(from);
    char last = s.charAt(to - 1);
    return first != ','
        && first != ' '
        && first != ':'
        && last != ','
        && last != ' '
        && last != ':';
  }
}
