package io.culprit.parse.backend.field;

import io.culprit.parse.source.TimeText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Columns of a CSV file without a header, told by what stands in them.
 *
 * <p>Only what is certain: a column is named where all its values are of one kind and no other
 * column is of that kind. A duration is the one column of numbers that is neither a status nor
 * whole, or whose values carry a unit; two times are a start and an end where none of the first is
 * after the second.
 */
public final class CsvColumns {
  private static final int MOST = 12;
  private static final int FEWEST_LINES = 2;

  private final List<List<String>> rows;
  private final List<String> names;

  private CsvColumns(List<List<String>> rows) {
    this.rows = rows;
    this.names = new ArrayList<>();
    for (int i = 0; i < rows.get(0).size(); i++) {
      names.add("column " + (i + 1));
    }
  }

  /** The table of some lines; empty: no path, time and duration can be told for certain. */
  public static Optional<CsvTable> infer(List<String> lines) {
    for (int i = 0; i < CsvTable.DELIMITERS.length(); i++) {
      char delimiter = CsvTable.DELIMITERS.charAt(i);
      List<List<String>> rows = new ArrayList<>();
      for (String line : lines) {
        Optional<List<String>> values =
            line.length() > 4_000 || line.indexOf(delimiter) < 0
                ? Optional.empty()
                : CsvTable.split(line, delimiter);
        values.ifPresent(rows::add);
      }
      boolean even =
          rows.size() >= FEWEST_LINES
              && rows.size() == lines.size()
              && rows.stream().mapToInt(List::size).distinct().count() == 1
              && rows.get(0).size() <= MOST;
      if (even) {
        Optional<List<String>> names = new CsvColumns(rows).named();
        if (names.isPresent()) {
          return Optional.of(new CsvTable("", names.get(), delimiter));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<List<String>> named() {
    boolean request = name("request", value -> RequestText.of(value).isPresent());
    boolean target = name("path", value -> value.startsWith("/") && RequestText.isTarget(value));
    name("method", RequestText::isMethod);
    boolean timed = times();
    name("status", Unnamed.STATUS.asMatchPredicate());
    name(
        "request_id",
        value -> Unnamed.ID.matcher(value).matches() && Lapse.number(value).isEmpty());
    boolean took =
        names.contains("start")
            || (numbers() == 0 && name("duration", Unnamed.WITH_UNIT.asMatchPredicate()))
            || (numbers() == 1 && name("duration", Unnamed.FRACTION.asMatchPredicate()));
    return (request || target) && timed && took ? Optional.of(names) : Optional.empty();
  }

  /** Names the only column whose values are all of a kind; false: there is none, or two. */
  private boolean name(String name, Predicate<String> kind) {
    List<Integer> columns = columns(kind);
    if (columns.size() != 1) {
      return false;
    }
    names.set(columns.get(0), name);
    return true;
  }

  private boolean times() {
    List<Integer> columns = columns(value -> Stamps.whole(value).isPresent());
    if (columns.size() == 1) {
      names.set(columns.get(0), "timestamp");
      return true;
    }
    if (columns.size() != 2 || !ordered(columns.get(0), columns.get(1))) {
      return false;
    }
    names.set(columns.get(0), "start");
    names.set(columns.get(1), "end");
    return true;
  }

  private boolean ordered(int first, int second) {
    return rows.stream()
        .allMatch(
            row ->
                Stamps.whole(row.get(first)).map(TimeText::micros).orElse(0L)
                    <= Stamps.whole(row.get(second)).map(TimeText::micros).orElse(0L));
  }

  /** Columns of mere numbers that have no name yet. */
  private int numbers() {
    return columns(value -> Lapse.number(value.replace(',', '.')).isPresent()).size();
  }

  /** The columns without a name whose values are all of a kind. */
  private List<Integer> columns(Predicate<String> kind) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int column = i;
      if (names.get(i).startsWith("column ")
          && rows.stream().allMatch(row -> kind.test(row.get(column).strip()))) {
        found.add(i);
      }
    }
    return Collections.unmodifiableList(found);
  }
}
