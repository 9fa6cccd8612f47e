package io.culprit.correlate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A route as frameworks write it in place of the path: {@code /orders/{id}} (FastAPI, Spring, Go),
 * {@code /orders/<int:id>} (Flask, Django), {@code /orders/:id} (Express, Rails).
 *
 * <p>A placeholder stands for one segment that is not empty; one that says so ({@code {rest:path}},
 * {@code <path:rest>}, {@code *rest}) for all segments that follow.
 */
final class PathTemplate {
  private static final Pattern ONE =
      Pattern.compile("\\{[\\w.:-]+\\??}|<(?:\\w+:)?\\w+>|:\\w+\\??|\\[\\w+]");
  private static final Pattern REST =
      Pattern.compile("\\{\\w+:path}|\\{\\*?\\w+\\*?}\\*|\\{\\*\\w+}|<path:\\w+>|\\*\\w*");

  private final List<Optional<String>> segments;
  private final boolean open;

  private PathTemplate(List<Optional<String>> segments, boolean open) {
    this.segments = List.copyOf(segments);
    this.open = open;
  }

  /** Reads a path; empty: it holds no placeholder. */
  static Optional<PathTemplate> of(String path) {
    if (!mayBe(path)) {
      return Optional.empty();
    }
    List<Optional<String>> segments = new ArrayList<>();
    boolean placeholder = false;
    String[] parts = path.split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i];
      if (i == parts.length - 1 && REST.matcher(part).matches()) {
        return Optional.of(new PathTemplate(segments, true));
      }
      boolean one = ONE.matcher(part).matches();
      placeholder |= one;
      segments.add(one ? Optional.empty() : Optional.of(part));
    }
    return placeholder ? Optional.of(new PathTemplate(segments, false)) : Optional.empty();
  }

  private static boolean mayBe(String path) {
    for (int i = 0; i < path.length(); i++) {
      if ("{<:[*".indexOf(path.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether a path, without its query, is one of this route. */
  boolean matches(String path) {
    int at = 0;
    for (Optional<String> segment : segments) {
      if (at > path.length()) {
        return false;
      }
      int slash = path.indexOf('/', at);
      String part = path.substring(at, slash < 0 ? path.length() : slash);
      if (segment.isPresent() ? !segment.get().equals(part) : part.isEmpty()) {
        return false;
      }
      at += part.length() + 1;
    }
    return open ? at < path.length() : at == path.length() + 1;
  }
}
