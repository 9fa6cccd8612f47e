package io.culprit.parse;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** One input file whose format is known: it can be read any number of times. Immutable. */
public interface LogSource {
  /** Position in its {@link LogSet}; events carry it in their {@code Origin}. */
  int index();

  /** Name as cited: the path relative to the input folder, with forward slashes. */
  String name();

  /** What it was recognised as. */
  Detected detected();

  /** Opens it for reading from the first line. */
  LogCursor open() throws IOException;

  /**
   * The source in parts that can be read side by side and in any order: together they give the
   * events of the whole. A source that cannot be cut (it is compressed, or its lines hang together)
   * has one part.
   *
   * @param bytes how long a part is, about
   */
  default List<Part> parts(long bytes) throws IOException {
    return List.of(linesBefore -> open());
  }

  /** A stretch of a source. */
  @FunctionalInterface
  interface Part {
    /**
     * Opens it for reading from its first line.
     *
     * @param linesBefore how many lines of the source stand before it, so that its lines are
     *     numbered as in the whole; 0 where their numbers do not matter
     */
    LogCursor open(long linesBefore) throws IOException;
  }

  /** The beginnings (at most 200 characters, as decoded from UTF-8) of the given 1-based lines. */
  Map<Long, String> quote(SortedSet<Long> lines) throws IOException;

  /**
   * This source, with the lines that an earlier one has too counted as duplicates instead of read;
   * empty: they share none, or it cannot be told.
   */
  default Optional<LogSource> without(LogSource earlier) throws IOException {
    return Optional.empty();
  }

  /** SHA-256 of the file's bytes as they lie on the disk, as 64 hexadecimal digits. */
  String digest() throws IOException;
}
