package io.culprit.rank.render;

import java.io.IOException;
import java.util.Collections;
import java.util.List;

/**
 * Lays out blocks of Markdown, one blank line between two.
 *
 * <p>What it is given is Markdown already: log text has gone through {@link MarkdownEscape}. Used
 * by one thread.
 */
final class MarkdownPage {
  private final Appendable out;
  private boolean empty = true;

  MarkdownPage(Appendable out) {
    this.out = out;
  }

  /** A heading of level 1 to 6. */
  void heading(int level, String markdown) throws IOException {
    block(List.of("#".repeat(level) + " " + markdown));
  }

  void paragraph(String markdown) throws IOException {
    block(List.of(markdown));
  }

  /** A rule between two parts of the page. */
  void rule() throws IOException {
    block(List.of("---"));
  }

  /** A list; nothing at all for no items. */
  void bullets(List<String> items) throws IOException {
    if (!items.isEmpty()) {
      block(items.stream().map(i -> "- " + i).toList());
    }
  }

  /** A blockquote, its lines as given; an empty line parts paragraphs. */
  void quote(List<String> lines) throws IOException {
    block(lines.stream().map(l -> l.isEmpty() ? ">" : "> " + l).toList());
  }

  /** A block of text in fixed width. Only for text of our own: a row of backticks would end it. */
  void fixed(List<String> lines) throws IOException {
    begin();
    line("```text");
    for (String l : lines) {
      line(l);
    }
    line("```");
  }

  /** A table; nothing at all for no rows. */
  void table(List<String> head, List<List<String>> rows) throws IOException {
    if (rows.isEmpty()) {
      return;
    }
    begin();
    line(row(head));
    line("|" + String.join("|", Collections.nCopies(head.size(), "---")) + "|");
    for (List<String> r : rows) {
      if (r.size() != head.size()) {
        throw new IllegalArgumentException("a row of " + r.size() + " cells under " + head);
      }
      line(row(r));
    }
  }

  private void block(List<String> lines) throws IOException {
    begin();
    for (String l : lines) {
      line(l);
    }
  }

  private void begin() throws IOException {
    if (!empty) {
      out.append('\n');
    }
    empty = false;
  }

  private void line(String text) throws IOException {
    out.append(text).append('\n');
  }

  private static String row(List<String> cells) {
    StringBuilder line = new StringBuilder("|");
    for (String cell : cells) {
      line.append(' ').append(withoutBars(cell)).append(" |");
    }
    return line.toString();
  }

  /** A bar that is not escaped yet stands in a code span; there, too, it would end the cell. */
  private static String withoutBars(String cell) {
    StringBuilder text = new StringBuilder(cell.length());
    for (int i = 0; i < cell.length(); i++) {
      if (cell.charAt(i) == '|' && (i == 0 || cell.charAt(i - 1) != '\\')) {
        text.append('\\');
      }
      text.append(cell.charAt(i));
    }
    return text.toString();
  }
}
