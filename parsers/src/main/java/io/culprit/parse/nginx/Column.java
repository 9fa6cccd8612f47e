package io.culprit.parse.nginx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One place in the lines of an undeclared format: what surrounds it and what stood there in each
 * sampled line.
 *
 * @param before fixed text in front of each value: a label, an opening quote
 * @param label the label in it; empty: none
 * @param values the values, one a line
 * @param after fixed text behind each value: a closing quote
 */
record Column(String before, String label, List<String> values, String after) {
  private static final Pattern LABEL =
      Pattern.compile(
          "^([A-Za-z_@][A-Za-z0-9_.@-]{0,40}(?==)|[A-Za-z_@][A-Za-z0-9_@-]{0,40}(?=:))[=:](?!//)");
  private static final String OPENING = "\"'[({<";
  private static final String CLOSING = "\"'])}>";

  Column {
    values = List.copyOf(values);
  }

  /** A column of raw cells: what all of them begin and end with is taken off. */
  static Column of(List<String> cells) {
    Column column = unquoted(new Column("", "", cells, ""));
    Matcher matcher = LABEL.matcher(column.values.get(0));
    if (!matcher.find()) {
      return column;
    }
    String mark = matcher.group();
    String name = String.valueOf(matcher.group(1));
    if (!column.values.stream().allMatch(v -> v.startsWith(mark))) {
      return column;
    }
    List<String> bare = column.values.stream().map(v -> v.substring(mark.length())).toList();
    return unquoted(new Column(column.before + mark, name, bare, column.after));
  }

  /** Whether all values that say something pass, and there is one that does. */
  boolean all(Predicate<String> test) {
    return ValueKinds.all(values, test);
  }

  /**
   * Whether nearly all values that say something pass: an access log holds a few garbage requests.
   */
  boolean most(Predicate<String> test) {
    long telling = values.stream().filter(v -> !ValueKinds.nothing(v)).count();
    long passing = values.stream().filter(v -> !ValueKinds.nothing(v)).filter(test).count();
    return passing > 0 && passing * 10 >= telling * 8;
  }

  /** Whether every line has a value here. */
  boolean firm() {
    return values.stream().noneMatch(ValueKinds::nothing);
  }

  /**
   * Whether it is the unit of the number before it. nginx measures in seconds and prints no unit,
   * so such a log is another server's.
   */
  boolean unit() {
    return values.stream().allMatch(v -> v.equals("ms") || v.equals("us") || v.equals("µs"));
  }

  /** Number of different values. */
  long distinct() {
    return values.stream().distinct().count();
  }

  private static Column unquoted(Column column) {
    String first = column.values.get(0);
    int kind = first.length() < 2 ? -1 : OPENING.indexOf(first.charAt(0));
    if (kind < 0) {
      return column;
    }
    String open = OPENING.substring(kind, kind + 1);
    String close = CLOSING.substring(kind, kind + 1);
    List<String> inner = new ArrayList<>();
    for (String value : column.values) {
      if (value.length() < 2 || !value.startsWith(open) || !value.endsWith(close)) {
        return column;
      }
      inner.add(value.substring(1, value.length() - 1));
    }
    return new Column(column.before + open, column.label, inner, close + column.after);
  }
}
