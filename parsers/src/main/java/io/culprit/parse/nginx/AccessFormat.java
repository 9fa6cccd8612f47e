package io.culprit.parse.nginx;

import io.culprit.parse.IdFields;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An nginx {@code log_format}, compiled: text and variables in turn. Immutable.
 *
 * <p>A value runs to the next occurrence of the text behind its variable at which it has the shape
 * of that variable; if the rest of the line then does not fit, an earlier value is let run on. The
 * number of such trials has a limit, so a hostile line costs no more than a long one.
 */
public final class AccessFormat {
  /** The name of a format that nobody declared. */
  static final String INFERRED = "inferred";

  private final String name;
  private final String text;
  private final Escaping escaping;
  private final String[] literals;
  private final Field[] fields;

  private AccessFormat(
      String name, String text, Escaping escaping, List<String> literals, List<Field> fields) {
    this.name = name;
    this.text = text;
    this.escaping = escaping;
    this.literals = literals.toArray(new String[0]);
    this.fields = fields.toArray(new Field[0]);
  }

  /**
   * Compiles a format.
   *
   * @param name what it is called
   * @param text the format, with {@code escape=json} or {@code escape=none} and a space in front
   *     where it has one
   * @throws IllegalArgumentException where two variables stand side by side, so that nothing tells
   *     where one ends
   */
  public static AccessFormat compile(String name, String text) {
    return compile(name, text, IdFields.none());
  }

  /** The same with names of variables that hold the request's id. */
  static AccessFormat compile(String name, String text, IdFields ids) {
    Escaping escaping = Escaping.DEFAULT;
    String format = text;
    if (text.startsWith("escape=")) {
      int end = text.indexOf(' ');
      String kind = text.substring(7, end < 0 ? text.length() : end);
      escaping =
          kind.equals("json")
              ? Escaping.JSON
              : kind.equals("none") ? Escaping.NONE : Escaping.DEFAULT;
      format = end < 0 ? "" : text.substring(end + 1);
    }
    List<String> literals = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    // The path and its query, written as three variables, read as one.
    split(name, format.replace("$uri$is_args$args", "$request_uri"), ids, literals, fields);
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("log_format " + name + ": no variables in it");
    }
    return new AccessFormat(name, text, escaping, literals, fields);
  }

  /** What it is called: its name in the configuration. */
  public String name() {
    return name;
  }

  /** The format as declared. */
  public String text() {
    return text;
  }

  /** Whether it was found in the lines instead of being declared. */
  boolean inferred() {
    return name.equals(INFERRED);
  }

  /** Whether its lines are JSON objects. */
  boolean json() {
    return literals[0].startsWith("{");
  }

  /** The fields it prints. */
  Set<Field> fields() {
    Set<Field> set = EnumSet.noneOf(Field.class);
    set.addAll(List.of(fields));
    return set;
  }

  /** The fast scanner for one reading; empty where the format leaves too many choices for it. */
  Optional<ByteScanner> byteScanner() {
    return ByteScanner.of(literals, fields, escaping);
  }

  /** A scanner for one reading. */
  Scanner scanner() {
    return new Scanner();
  }

  private static void split(
      String name, String format, IdFields ids, List<String> literals, List<Field> fields) {
    StringBuilder literal = new StringBuilder();
    int at = 0;
    while (at < format.length()) {
      char c = format.charAt(at);
      boolean braced = c == '$' && at + 1 < format.length() && format.charAt(at + 1) == '{';
      int from = at + (braced ? 2 : 1);
      int to = from;
      while (c == '$'
          && to < format.length()
          && (Character.isLetterOrDigit(format.charAt(to)) || format.charAt(to) == '_')) {
        to++;
      }
      if (c != '$' || to == from) {
        literal.append(c);
        at++;
        continue;
      }
      String variable = format.substring(from, to);
      Field field = ids.contains(variable) ? Field.DECLARED_ID : Variables.field(variable);
      if (literal.length() == 0 && !fields.isEmpty() && !startsWithSlash(field)) {
        throw new IllegalArgumentException(
            "log_format "
                + name
                + ": $"
                + variable
                + " follows another variable with nothing between them, so nothing tells where one ends");
      }
      literals.add(literal.toString());
      fields.add(field);
      literal.setLength(0);
      at = braced && to < format.length() ? to + 1 : to;
    }
    literals.add(literal.toString());
  }

  /** A path shows where the variable before it ends, as in {@code $host$request_uri}. */
  private static boolean startsWithSlash(Field field) {
    return field == Field.TARGET || field == Field.PATH;
  }

  /** Reads lines of the format. Not thread-safe. */
  final class Scanner {
    private static final int MOST_TRIALS = 1024;

    private final int[] starts = new int[fields.length];
    private final int[] ends = new int[fields.length];
    private int furthest;
    private int furthestStart;

    /** Reads a line into {@code values}; false where the line is not of this format. */
    boolean scan(String line, FieldValues values) {
      furthest = 0;
      furthestStart = 0;
      if (!line.startsWith(literals[0]) || !match(line)) {
        return false;
      }
      values.clear();
      for (int i = 0; i < fields.length; i++) {
        if (fields[i].used()) {
          values.put(fields[i], escaping.undo(line.substring(starts[i], ends[i])));
        }
      }
      return true;
    }

    /** What was expected where the last line did not fit. */
    String expected(String line) {
      int to = Math.min(line.length(), furthestStart + 24);
      return fields[furthest].name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
          + ", found \""
          + line.substring(Math.min(furthestStart, to), to)
          + "\"";
    }

    private boolean match(String line) {
      int trials = 0;
      int i = 0;
      starts[0] = literals[0].length();
      int search = starts[0];
      while (i < fields.length) {
        if (++trials > MOST_TRIALS) {
          return false;
        }
        int end = end(line, i, search);
        if (end == NOWHERE) {
          return false;
        }
        if (end < 0) {
          // This value cannot end: let the one before it run on.
          i--;
          if (i < 0) {
            return false;
          }
          search = ends[i] + 1;
          continue;
        }
        ends[i] = end;
        int next = end + literals[i + 1].length();
        i++;
        if (i < fields.length) {
          starts[i] = next;
          search = next;
          if (i > furthest) {
            furthest = i;
            furthestStart = next;
          }
        }
      }
      return true;
    }

    /**
     * Where value {@code i} may end, from {@code search} on; -1: nowhere further; NOWHERE: for no
     * earlier value either.
     */
    private int end(String line, int i, int search) {
      String literal = literals[i + 1];
      Shape shape = fields[i].shape();
      if (i == fields.length - 1) {
        int end = line.length() - literal.length();
        boolean whole =
            end >= search
                && line.endsWith(literal)
                && shape.fits(line, starts[i], end)
                && !escaping.ends(line, starts[i], end);
        return whole ? end : -1;
      }
      int from = search;
      while (from <= line.length()) {
        int end = literal.isEmpty() ? path(line, i + 1, from) : line.indexOf(literal, from);
        if (end < 0) {
          return from == starts[i] ? NOWHERE : -1;
        }
        boolean quoted = literal.startsWith("\"") && escaping.protects(line, end);
        if (!quoted && escaping.ends(line, starts[i], end)) {
          return -1;
        }
        if (!quoted && shape.fits(line, starts[i], end) && !runsOn(line, shape, literal, end)) {
          return end;
        }
        if (!quoted && end - starts[i] > LONGEST_VALUE && shape != Shape.TEXT) {
          return -1;
        }
        from = end + 1;
      }
      return -1;
    }

    /**
     * Where the path of field {@code i} begins that nothing sets apart from the value before it; of
     * a request that had none, the dash in its place. -1: nowhere.
     */
    private int path(String line, int i, int from) {
      int slash = line.indexOf('/', from);
      String none = (escaping == Escaping.DEFAULT ? "-" : "") + literals[i + 1];
      int missing = -1;
      if (i == fields.length - 1) {
        missing = line.endsWith(none) ? Math.max(from, line.length() - none.length()) : -1;
      } else if (!none.isEmpty()) {
        missing = line.indexOf(none, from);
      }
      return missing >= 0 && (slash < 0 || missing < slash) ? missing : slash;
    }

    /** Whether a list goes on behind this place. */
    private boolean runsOn(String line, Shape shape, String literal, int end) {
      return shape.list()
          && ((line.startsWith(" : ", end) && !literal.startsWith(" : "))
              || (line.startsWith(", ", end) && !literal.startsWith(", ")));
    }
  }

  private static final int NOWHERE = -2;

  /** No value but text is longer; a list of a hundred tries is not. */
  private static final int LONGEST_VALUE = 4096;
}
