package io.culprit.parse.event;

import java.util.Comparator;

/**
 * The place of a record: which source, and the 1-based number of the line it begins on.
 *
 * @param source index of the source in its {@code LogSet}
 * @param line 1-based line number inside the (decompressed) source
 */
public record Origin(int source, long line) implements Comparable<Origin> {
  private static final Comparator<Origin> ORDER =
      Comparator.comparingInt(Origin::source).thenComparingLong(Origin::line);

  @Override
  public int compareTo(Origin other) {
    return ORDER.compare(this, other);
  }
}
