package io.culprit.parse.twin;

import java.util.Map;
import java.util.Optional;

/** A client's report in JSON, as a tree of Jackson's. */
final class ClientJsonTwin {
  private ClientJsonTwin() {}

  static Optional<Map<String, String>> tell(String line) {
    return Named.json(line).flatMap(ClientRow::says);
  }
}
