package io.culprit.parse.nginx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What one cell holds when it holds several values: {@code 200 1234}, {@code 0.286/0.285/-}, {@code
 * www.example.org/path}, {@code www.example.org:443}, {@code GET /path}.
 *
 * @param columns the values' columns; one where the cell is a single value
 * @param separator what stands between them
 */
record CellParts(List<Column> columns, String separator) {
  private static final int MOST = 12;

  /** A number, or one a try. */
  private static final String TRIES = "(?:-|[0-9.]++)(?:(?:, | : )(?:-|[0-9.]++))*+";

  private static final Pattern NUMBERS = Pattern.compile(TRIES + "(?:/" + TRIES + ")+");

  /** A comma without a space parts variables; one with a space parts the tries of one. */
  private static final Pattern BARE_COMMA = Pattern.compile(",(?! )");

  private static final Pattern BLANK = Pattern.compile(" ");

  private static final Pattern COMMA_NUMBERS = Pattern.compile(TRIES + "(?:,(?! )" + TRIES + ")+");
  private static final Pattern METHOD_AND_TARGET = Pattern.compile("[A-Z]{3,9} (?:/|\\*)\\S*");

  private static final Pattern HOST_AND_PATH =
      Pattern.compile("(?=[^/]*[A-Za-z])[A-Za-z0-9][A-Za-z0-9.-]*(?::\\d+)?/.*");
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(?=[^:]*[A-Za-z])[A-Za-z0-9][A-Za-z0-9.-]*:\\d{1,5}");

  private static final Pattern WHOLE_URL =
      Pattern.compile("[a-z]{2,10}://[A-Za-z0-9._:\\[\\]-]*?(?:/.*|-)");

  CellParts {
    columns = List.copyOf(columns);
  }

  /** Takes a cell apart where all its values come apart alike. */
  static CellParts of(Column column, String delimiter) {
    CellParts whole = new CellParts(List.of(column), "");
    if (ColumnRoles.plain(column).isPresent()) {
      return whole;
    }
    if (column.values().stream().allMatch(v -> NUMBERS.matcher(v).matches())) {
      return split(column, "/", v -> List.of(v.split("/", -1)), whole);
    }
    if (column.values().stream().allMatch(v -> COMMA_NUMBERS.matcher(v).matches())) {
      // The label names the group, none of its members.
      Column group = new Column(column.before(), "", column.values(), column.after());
      return split(group, ",", v -> List.of(BARE_COMMA.split(v, -1)), whole);
    }
    if (column.label().isEmpty()
        && column.firm()
        && column.all(v -> METHOD_AND_TARGET.matcher(v).matches())) {
      return split(column, " ", v -> List.of(BLANK.split(v, -1)), whole);
    }
    if (column.all(v -> HOST_AND_PORT.matcher(v).matches()) && column.firm()) {
      return split(column, ":", v -> List.of(v.split(":", -1)), whole);
    }
    boolean bare = column.before().isEmpty() && column.firm();
    if (bare && column.all(v -> WHOLE_URL.matcher(v).matches())) {
      return url(column);
    }
    if (column.label().isEmpty() && column.most(v -> HOST_AND_PATH.matcher(v).matches())) {
      return split(column, "", CellParts::atPath, whole);
    }
    if (delimiter.equals(" ") || !column.before().isEmpty()) {
      return whole;
    }
    return split(column, " ", v -> Cells.of(v, " "), whole);
  }

  private static CellParts split(
      Column column, String separator, Function<String, List<String>> cut, CellParts whole) {
    List<List<String>> rows = column.values().stream().map(cut).toList();
    int size = rows.get(0).size();
    if (size < 2 || size > MOST || rows.stream().anyMatch(row -> row.size() != size)) {
      return whole;
    }
    List<Column> parts = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int index = i;
      Column part = Column.of(rows.stream().map(row -> row.get(index)).toList());
      String before = i == 0 ? column.before() + part.before() : part.before();
      String after = i == size - 1 ? part.after() + column.after() : part.after();
      String label = i == 0 && part.label().isEmpty() ? column.label() : part.label();
      parts.add(new Column(before, label, part.values(), after));
    }
    return new CellParts(parts, separator);
  }

  /**
   * {@code $scheme://$host$request_uri}, without quotes: in quotes it is a referer, which every
   * line of a short log may have.
   */
  private static CellParts url(Column column) {
    List<String> schemes = new ArrayList<>();
    List<String> hosts = new ArrayList<>();
    List<String> paths = new ArrayList<>();
    for (String value : column.values()) {
      int host = value.indexOf("://") + 3;
      int slash = value.indexOf('/', host);
      int path = slash < 0 ? value.length() - 1 : slash;
      schemes.add(value.substring(0, host - 3));
      hosts.add(value.substring(host, path));
      paths.add(value.substring(path));
    }
    return new CellParts(
        List.of(
            new Column(column.before(), column.label(), schemes, ""),
            new Column("://", "", hosts, ""),
            new Column("", "", paths, column.after())),
        "");
  }

  private static List<String> atPath(String value) {
    int slash = value.indexOf('/');
    return slash < 0
        ? List.of("", value)
        : List.of(value.substring(0, slash), value.substring(slash));
  }
}
