package io.culprit.parse.balancer;

import io.culprit.parse.source.Decimals;
import io.culprit.parse.source.JsonLine;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The values of a line that is a JSON object, by name in lower case, dotted where nested. {@code -}
 * and {@code null} say nothing. Not thread-safe.
 */
final class Values {
  private final Map<String, String> texts = new HashMap<>();

  private Values() {}

  /** The values of a line; empty: it is not one whole JSON object. */
  static Optional<Values> of(String line) {
    Values values = new Values();
    boolean whole = line.startsWith("{") && JsonLine.read(line, values::put);
    return whole ? Optional.of(values) : Optional.empty();
  }

  /** Adds a value that stands beside the object. */
  void put(String name, String value) {
    texts.putIfAbsent(name.toLowerCase(Locale.ROOT), value.equals("-") ? "" : value);
  }

  /** Whether all of the names are there, with or without a value. */
  boolean has(String... names) {
    for (String name : names) {
      if (!texts.containsKey(name)) {
        return false;
      }
    }
    return true;
  }

  /** Whether any name begins so. */
  boolean hasAny(String prefix) {
    return texts.keySet().stream().anyMatch(name -> name.startsWith(prefix));
  }

  /** The first value that says something; empty: none. */
  String text(String... names) {
    for (String name : names) {
      String text = texts.getOrDefault(name, "");
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /** The first value that is a whole number; -1: none. */
  long whole(String... names) {
    return Decimals.whole(text(names));
  }

  /** A status: -1 where there is none or 0 stands for none. */
  int status(String... names) {
    long status = whole(names);
    return status > 0 && status < 1_000 ? (int) status : -1;
  }

  /** A header that the format logs: absent where {@code logged} is false, else perhaps empty. */
  Optional<String> header(boolean logged, String name) {
    return logged ? Optional.of(text(name)) : Optional.empty();
  }

  /**
   * Whether the body was sent whole, as nginx's {@code $request_completion} says it: by the length
   * that the answer's header promised. Absent where it promised none, or none was to be sent.
   */
  Optional<String> completion(String method, int status, String promised, String sent) {
    long length = whole(promised);
    boolean bodiless = method.equals("HEAD") || status < 200 || status == 204 || status == 304;
    return length < 0 || bodiless
        ? Optional.empty()
        : Optional.of(whole(sent) < length ? "" : "OK");
  }
}
