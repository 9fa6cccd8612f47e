package io.culprit.parse;

import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import java.util.Optional;

/**
 * Understands the lines of one format. One instance reads one source from its first line on, in
 * order; it may remember (a CSV header, an open traceback). Not thread-safe.
 */
@FunctionalInterface
public interface LineParser {
  /**
   * Reads a line where it lies, if it is of the common kind that can be read so: the fast path. A
   * line that is refused here is not refused: {@link #parse} decides on it, and on a line that is
   * taken here it would have pushed an equal event.
   *
   * @param source index of the line's source
   * @param number its 1-based number
   * @param bytes a buffer that holds the line, all of it ASCII without control characters; {@code
   *     Octets.PAD} bytes exist behind it
   * @param from where it begins
   * @param to where it ends, without its line end
   * @return whether the line was read
   */
  default boolean parse(int source, long number, byte[] bytes, int from, int to, EventSink sink) {
    return false;
  }

  /**
   * Whether a reading may begin with this line as if nothing stood before it: a long file is cut at
   * such lines, and its parts are read side by side.
   */
  default boolean startsAfresh(String line) {
    return false;
  }

  /**
   * Reads one line and pushes the events it holds.
   *
   * @param origin the line's place
   * @param line the line without its line end and without its wrapper; never blank
   * @param written when a wrapper (docker) says the line was written
   * @param sink where the events go
   * @return what became of the line
   */
  LineResult parse(Origin origin, String line, Optional<Moment> written, EventSink sink);
}
