package io.culprit.cli;

import java.util.ArrayList;
import java.util.List;

/** A plain table: columns two spaces apart, each as wide as its widest cell. */
final class Table {
  private final List<String> headings = new ArrayList<>();
  private final List<Boolean> right = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /** A table with these headings; {@code >} in front means flush right. */
  Table(String... headings) {
    for (String h : headings) {
      right.add(h.startsWith(">"));
      this.headings.add(h.startsWith(">") ? h.substring(1) : h);
    }
  }

  /** Adds a row of as many cells as there are headings. */
  void row(String... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException(
          cells.length + " cells for " + headings.size() + " columns");
    }
    rows.add(List.of(cells));
  }

  /** The table with its headings; every line ends. */
  String text() {
    int[] width = new int[headings.size()];
    for (int i = 0; i < width.length; i++) {
      width[i] = length(headings.get(i));
      for (List<String> row : rows) {
        width[i] = Math.max(width[i], length(row.get(i)));
      }
    }
    StringBuilder out = new StringBuilder();
    line(out, headings, width);
    rows.forEach(row -> line(out, row, width));
    return out.toString();
  }

  /** The table as Markdown's, its cells as they are; every line ends. */
  String markdown() {
    StringBuilder out = new StringBuilder();
    piped(out, headings);
    piped(out, right.stream().map(r -> r ? "--:" : "---").toList());
    rows.forEach(row -> piped(out, row));
    return out.toString();
  }

  private static void piped(StringBuilder out, List<String> cells) {
    cells.forEach(
        c -> out.append("| ").append(c.strip().replace("|", "\\|")).append(c.isBlank() ? "" : " "));
    out.append("|\n");
  }

  private void line(StringBuilder out, List<String> cells, int[] width) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < width.length; i++) {
      String cell = cells.get(i);
      String pad = " ".repeat(width[i] - length(cell));
      line.append(i == 0 ? "" : "  ").append(right.get(i) ? pad + cell : cell + pad);
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
