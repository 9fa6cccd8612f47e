package io.culprit.parse.nginx;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a line of an undeclared format at a delimiter, leaving alone what is quoted, bracketed, or
 * one list.
 */
final class Cells {
  private static final Pattern LOCAL_TIME =
      Pattern.compile("\\d{2}/[A-Z][a-z]{2}/\\d{4}:\\d{2}:\\d{2}:\\d{2}");
  private static final Pattern OFFSET = Pattern.compile("[+-]\\d{4}");

  private Cells() {}

  /** The cells of a line. */
  static List<String> of(String line, String delimiter) {
    List<String> cells = new ArrayList<>();
    int from = 0;
    int at = 0;
    char closing = 0;
    boolean begin = true;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (closing != 0) {
        closing = c == closing ? 0 : closing;
        at++;
      } else if (line.startsWith(delimiter, at) && !list(line, at, delimiter)) {
        cells.add(line.substring(from, at));
        at += delimiter.length();
        from = at;
        begin = true;
      } else {
        boolean opens = begin || line.charAt(at - 1) == '=' || line.charAt(at - 1) == ':';
        if (opens && (c == '"' || c == '[') && line.indexOf(c == '"' ? '"' : ']', at + 1) > 0) {
          closing = c == '"' ? '"' : ']';
        }
        begin = false;
        at++;
      }
    }
    cells.add(line.substring(from));
    return delimiter.equals(" ") ? joined(cells) : cells;
  }

  /** Whether a comma or space is inside a list of tries: {@code 0.000, 0.001 : -}. */
  private static boolean list(String line, int at, String delimiter) {
    if (delimiter.equals(",")) {
      return line.startsWith(", ", at);
    }
    if (!delimiter.equals(" ")) {
      return false;
    }
    char before = at > 0 ? line.charAt(at - 1) : ' ';
    return before == ','
        || line.startsWith(" : ", at)
        || (before == ':' && at > 1 && line.charAt(at - 2) == ' ');
  }

  /** Puts an unquoted {@code $time_local} together again. */
  private static List<String> joined(List<String> cells) {
    List<String> out = new ArrayList<>();
    for (String cell : cells) {
      int last = out.size() - 1;
      if (last >= 0
          && OFFSET.matcher(cell).matches()
          && LOCAL_TIME.matcher(out.get(last)).find()
          && !out.get(last).contains("[")) {
        out.set(last, out.get(last) + " " + cell);
      } else {
        out.add(cell);
      }
    }
    return out;
  }
}
