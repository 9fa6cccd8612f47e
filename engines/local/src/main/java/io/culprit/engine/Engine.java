package io.culprit.engine;

import io.culprit.rank.CaseFile;
import io.culprit.rank.Report;
import java.io.IOException;

/**
 * Something that can carry out an investigation. The same plan gives the same report on every
 * engine.
 */
public interface Engine {
  /**
   * Reads, correlates, ranks.
   *
   * @throws NothingReadableException if none of the inputs holds a line that could be understood
   * @throws IOException if reading fails altogether
   */
  Report investigate(Investigation plan) throws IOException;

  /**
   * What the ranking would be given.
   *
   * @throws NothingReadableException if none of the inputs holds a line that could be understood
   * @throws IOException if reading fails altogether
   */
  CaseFile caseFile(Investigation plan) throws IOException;
}
