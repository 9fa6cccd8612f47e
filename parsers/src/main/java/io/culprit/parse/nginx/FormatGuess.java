package io.culprit.parse.nginx;

import io.culprit.parse.Sample;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the {@code log_format} that a file's lines were written with when nobody declared it.
 *
 * <p>The lines are cut at the delimiter that cuts most of them alike; each column is then named by
 * its label or by what its values can only be. A column that could be two things stays {@code
 * $unknown_N}: a hole is better than a wrong certainty.
 */
final class FormatGuess {
  private static final int FEWEST_CELLS = 5;
  private static final int GLANCED_AT = 32;

  /** A method somewhere, and one of nginx's three notations of time. */
  private static final Pattern PROMISING =
      Pattern.compile(
          "(?=.*\\b(?:GET|POST|PUT|DELETE|HEAD|OPTIONS|PATCH)\\b)"
              + "(?=.*(?:/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]|T\\d\\d:\\d\\d:\\d\\d(?:Z|[+-]\\d\\d:?\\d\\d)|\\b\\d{10}\\.\\d{3}\\b)).*");

  private FormatGuess() {}

  /** The format the sample shows; empty where it shows none for certain. */
  static Optional<AccessFormat> of(Sample sample) {
    if (!promising(sample)) {
      return Optional.empty();
    }
    for (String delimiter : Delimiters.of(sample.lines())) {
      Optional<AccessFormat> guess = of(sample, delimiter);
      if (guess.isPresent()) {
        return guess;
      }
    }
    return Optional.empty();
  }

  /** A glance that spares other formats the long look. */
  private static boolean promising(Sample sample) {
    List<String> glance = sample.lines().subList(0, Math.min(GLANCED_AT, sample.lines().size()));
    long hits =
        glance.stream()
            .filter(line -> sample.wrapperTimes() || PROMISING.matcher(line).lookingAt())
            .count();
    return hits * 2 >= glance.size();
  }

  private static Optional<AccessFormat> of(Sample sample, String delimiter) {
    List<List<String>> rows = alike(sample.lines(), delimiter);
    if (rows.isEmpty() || rows.size() * 2 < sample.lines().size()) {
      return Optional.empty();
    }
    List<Column> columns = new ArrayList<>();
    List<String> separators = new ArrayList<>();
    for (int i = 0; i < rows.get(0).size(); i++) {
      int index = i;
      Column column = Column.of(rows.stream().map(row -> row.get(index)).toList());
      CellParts parts = CellParts.of(column, delimiter);
      for (int j = 0; j < parts.columns().size(); j++) {
        separators.add(j > 0 ? parts.separator() : i > 0 ? delimiter : "");
        columns.add(parts.columns().get(j));
      }
    }
    Map<Integer, Field> roles = ColumnRoles.of(columns);
    if (!certain(roles, sample.wrapperTimes()) || columns.stream().anyMatch(Column::unit)) {
      return Optional.empty();
    }
    String text = text(columns, separators, roles);
    try {
      AccessFormat escaped = AccessFormat.compile(AccessFormat.INFERRED, text);
      AccessFormat raw = AccessFormat.compile(AccessFormat.INFERRED, "escape=none " + text);
      long all = sample.lines().size();
      long read = reads(escaped, sample.lines());
      // A quote inside a value is rare. Where many lines do not fit, they are of other formats, and
      // what escapes nothing would swallow them.
      boolean quoted = read < all && read * 5 >= all * 4 && reads(raw, sample.lines()) > read;
      return Optional.of(quoted ? raw : escaped);
    } catch (IllegalArgumentException nothingBetween) {
      return Optional.empty();
    }
  }

  private static long reads(AccessFormat format, List<String> lines) {
    AccessFormat.Scanner scanner = format.scanner();
    FieldValues values = new FieldValues();
    return lines.stream().filter(line -> scanner.scan(line, values)).count();
  }

  /** The lines that are cut into the commonest number of cells. */
  private static List<List<String>> alike(List<String> lines, String delimiter) {
    Map<Integer, List<List<String>>> bySize = new HashMap<>();
    for (String line : lines) {
      List<String> cells = Cells.of(line, delimiter);
      if (cells.size() >= FEWEST_CELLS) {
        bySize.computeIfAbsent(cells.size(), n -> new ArrayList<>()).add(cells);
      }
    }
    List<List<String>> best = List.of();
    for (List<List<String>> rows : bySize.values()) {
      boolean more = rows.size() > best.size();
      boolean longer =
          rows.size() == best.size() && !best.isEmpty() && rows.get(0).size() > best.get(0).size();
      best = more || longer ? rows : best;
    }
    return best;
  }

  /**
   * Whether this is an access log beyond doubt: somebody asked for something at a time and got an
   * answer.
   */
  private static boolean certain(Map<Integer, Field> roles, boolean wrapperTimes) {
    Set<Field> found = EnumSet.noneOf(Field.class);
    found.addAll(roles.values());
    boolean timed =
        found.contains(Field.TIME_LOCAL)
            || found.contains(Field.TIME_ISO)
            || found.contains(Field.MSEC)
            || wrapperTimes;
    boolean asked =
        found.contains(Field.REQUEST)
            || (found.contains(Field.METHOD)
                && (found.contains(Field.TARGET) || found.contains(Field.PATH)));
    boolean proxy =
        found.contains(Field.REMOTE_ADDRESS)
            || found.contains(Field.FORWARDED_FOR)
            || found.stream().anyMatch(Field::upstream);
    return timed && asked && proxy && found.contains(Field.STATUS);
  }

  private static String text(
      List<Column> columns, List<String> separators, Map<Integer, Field> roles) {
    StringBuilder text = new StringBuilder();
    Map<Field, Integer> used = new EnumMap<>(Field.class);
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      Field role = roles.getOrDefault(i, Field.OTHER);
      text.append(separators.get(i)).append(column.before());
      boolean constant =
          role == Field.OTHER && column.distinct() == 1 && mark(column.values().get(0));
      if (constant) {
        text.append(column.values().get(0));
      } else {
        boolean known = role != Field.OTHER && used.putIfAbsent(role, i) == null;
        text.append('$').append(known ? Variables.name(role) : "unknown_" + (i + 1));
      }
      text.append(column.after());
    }
    return text.toString();
  }

  /**
   * Whether a cell is a separator of its own; a dash is a value that is missing, a dot what $pipe
   * and $ssl_session_reused print.
   */
  private static boolean mark(String value) {
    return value.length() == 1
        && !Character.isLetterOrDigit(value.charAt(0))
        && value.charAt(0) != '-'
        && value.charAt(0) != '.';
  }
}
