package io.culprit.parse.source;

import io.culprit.parse.Limit;
import io.culprit.parse.Limits;
import io.culprit.parse.LineResult;
import java.io.IOException;

/** Reading on would pass a limit. The message says which. */
public final class BeyondLimitException extends IOException {
  private static final long serialVersionUID = 1;

  private final transient LineResult refusal;

  /** The limit that would be passed, among the ones in force. */
  public BeyondLimitException(Limit limit, Limits limits) {
    super("is beyond the limit: " + limits.text(limit));
    this.refusal = limits.refusal(limit);
  }

  /** What becomes of the line in which it was passed. */
  public LineResult refusal() {
    return refusal;
  }
}
