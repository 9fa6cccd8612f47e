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
