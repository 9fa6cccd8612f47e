package io.culprit.engine;

import io.culprit.parse.Problem;
import java.io.IOException;
import java.util.List;

/**
 * None of the inputs holds a single log line that could be understood: there is nothing to
 * investigate.
 */
public final class NothingReadableException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  NothingReadableException(String message, List<Problem> problems) {
    super(message);
    this.problems = List.copyOf(problems);
  }

  /** What is wrong with each input. */
  public List<Problem> problems() {
    return problems;
  }
}
