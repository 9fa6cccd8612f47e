package io.culprit.parse;

import io.culprit.parse.event.EventSink;
import java.io.Closeable;
import java.io.IOException;
import java.util.function.Consumer;

/** A reader's position in one source. Not thread-safe. */
public interface LogCursor extends Closeable {
  /**
   * Reads the next record (one line, or a line and its continuation) and pushes what it holds:
   * nothing, one event, or several.
   *
   * @return false at the end of the source
   * @throws IOException if the file cannot be read; a damaged compressed stream ends the source
   *     instead, is counted as a rejection and noted in {@link LineCount#damage()}
   */
  boolean next(EventSink sink) throws IOException;

  /** Tells of every line that is refused from here on, not only of the examples. */
  default void watch(Consumer<Rejection> refused) {}

  /** What became of the lines read so far; complete once {@link #next} returned false. */
  LineCount count();
}
