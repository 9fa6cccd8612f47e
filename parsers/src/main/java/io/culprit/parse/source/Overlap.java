package io.culprit.parse.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the run of lines that two files share: where one was copied while it was written, or two
 * exports overlap. Lines are compared by their text, one pair at a time.
 *
 * <p>A run counts only if it begins with one of the files and ends with one of them, and if what it
 * says is said once: at least so many different lines of different shapes. Two equal lines, or a
 * hundred equal health checks, are as likely two requests.
 */
final class Overlap {
  /** Different lines at the beginning of a file by which it is looked for in another. */
  private static final int FEWEST = 20;

  /** Different clients or texts among them. */
  private static final int SHAPES = 3;

  /** Lines among which they must be. */
  private static final int HEAD = 400;

  /** Places looked at before a file is given up whose lines all begin like the other file. */
  private static final int PLACES = 16;

  private static final Pattern CLIENT = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3} ");

  private Overlap() {}

  /** A way to read lines. */
  @FunctionalInterface
  interface Lines {
    LineReader open() throws IOException;
  }

  /**
   * The lines of the later file that the earlier has too; empty: none, or too few to be sure.
   *
   * @param name of the earlier file
   */
  static Optional<Repeat> of(Lines earlier, String name, Lines later) throws IOException {
    long[] run = run(earlier, later);
    if (run.length > 0) {
      return Optional.of(new Repeat(1, run[1], name));
    }
    long[] other = run(later, earlier);
    return other.length > 0
        ? Optional.of(new Repeat(other[0], other[0] + other[1] - 1, name))
        : Optional.empty();
  }

  /** Where in a file the beginning of another stands, and for how many lines; empty: nowhere. */
  private static long[] run(Lines in, Lines whose) throws IOException {
    List<String> head = head(whose);
    if (head.isEmpty()) {
      return new long[0];
    }
    byte[] first = head.get(0).getBytes(StandardCharsets.UTF_8);
    int places = 0;
    try (LineReader reader = in.open()) {
      while (places < PLACES && reader.next()) {
        byte[] bytes = reader.buffer();
        if (Arrays.equals(bytes, reader.start(), reader.end(), first, 0, first.length)) {
          places++;
          long from = reader.number();
          long length = length(in, from, whose);
          if (length >= head.size()) {
            return new long[] {from, length};
          }
        }
      }
    }
    return new long[0];
  }

  /** The beginning of a file, as long as it must be to be sure; empty: it is never sure. */
  private static List<String> head(Lines lines) throws IOException {
    List<String> head = new ArrayList<>();
    Set<String> different = new HashSet<>();
    Set<String> shapes = new HashSet<>();
    try (LineReader reader = lines.open()) {
      while (head.size() < HEAD && reader.next()) {
        head.add(reader.text());
        different.add(reader.text());
        shapes.add(shape(reader.text()));
        if (different.size() >= FEWEST && shapes.size() >= SHAPES) {
          return head;
        }
      }
    }
    return List.of();
  }

  /** A line without its numbers, but for the address of a client in front. */
  private static String shape(String line) {
    Matcher client = CLIENT.matcher(line);
    int from = client.lookingAt() ? client.end() : 0;
    return line.substring(0, from) + line.substring(from).replaceAll("\\d+", "0");
  }

  /** How many lines are shared from a place on, if they end with one of the files; else 0. */
  private static long length(Lines in, long from, Lines whose) throws IOException {
    try (LineReader one = in.open();
        LineReader other = whose.open()) {
      while (one.number() < from - 1 && one.next()) {
        // to the line before the place
      }
      long length = 0;
      boolean more = one.next();
      boolean otherMore = other.next();
      while (more && otherMore && one.text().equals(other.text())) {
        length++;
        more = one.next();
        otherMore = other.next();
      }
      // The copy of a file that is being written may end within a line.
      boolean cut =
          (more && !one.terminated() && other.text().startsWith(one.text()))
              || (otherMore && !other.terminated() && one.text().startsWith(other.text()));
      return more && otherMore && !cut ? 0 : length;
    }
  }
}
