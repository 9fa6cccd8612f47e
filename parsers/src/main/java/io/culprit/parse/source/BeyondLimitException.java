package io.culprit.parse.source;

import io.culprit.parse.Limit;
import io.culprit.parse.Limits;
import java.io.IOException;

/** Reading on would pass a limit. The message says which. */
final class BeyondLimitException extends IOException {
  private static final long serialVersionUID = 1;

  BeyondLimitException(Limit limit, Limits limits) {
    super("is beyond the limit: " + limits.text(limit));
  }
}
