package io.culprit.parse.source;

import java.util.List;
import java.util.Optional;

/**
 * JSON that a log store exported, in whatever shape: an object a line, a list of objects on one
 * line or printed over many, lists inside of answers. See {@link JsonMessages} for the shapes.
 */
record JsonExport() implements Layer {
  /** Looks at the beginning of a file; empty: there are no messages with times in it. */
  static Optional<Layer> of(List<String> lines) {
    String first = lines.isEmpty() ? "" : lines.get(0).stripLeading();
    if (!first.startsWith("{") && !first.startsWith("[")) {
      return Optional.empty();
    }
    JsonMessages messages = new JsonMessages();
    boolean any =
        lines.stream()
            .map(messages::open)
            .flatMap(Optional::stream)
            .anyMatch(line -> line.written().isPresent());
    return any ? Optional.of(new JsonExport()) : Optional.empty();
  }

  @Override
  public String title() {
    return "JSON export";
  }

  @Override
  public boolean timed() {
    return true;
  }

  @Override
  public Unwrapping unwrapping(Years years) {
    return new JsonMessages();
  }
}
