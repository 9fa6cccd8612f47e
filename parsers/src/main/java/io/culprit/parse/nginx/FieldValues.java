package io.culprit.parse.nginx;

import java.util.EnumMap;
import java.util.Map;

/** The values of one access line by meaning. Reused from line to line; not thread-safe. */
final class FieldValues {
  private final Map<Field, String> texts = new EnumMap<>(Field.class);

  /** Forgets the line before. */
  void clear() {
    texts.clear();
  }

  /** Keeps a value; the first of two for the same field stays, unless it says nothing. */
  void put(Field field, String text) {
    String before = texts.get(field);
    if (before == null || nothing(before)) {
      texts.put(field, text);
    }
  }

  /** Whether the line's format has the field. */
  boolean has(Field field) {
    return texts.containsKey(field);
  }

  /** The value as logged; empty where the format has no such field. */
  String raw(Field field) {
    return texts.getOrDefault(field, "");
  }

  /** The value; empty also where {@code -} stands for nothing. */
  String text(Field field) {
    String raw = raw(field);
    return nothing(raw) ? "" : raw;
  }

  private static boolean nothing(String text) {
    return text.isEmpty() || text.equals("-");
  }
}
