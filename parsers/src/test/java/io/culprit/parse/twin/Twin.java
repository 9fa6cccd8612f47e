package io.culprit.parse.twin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What the lines of a format say, told a second time: independently of the parser, and so plainly
 * that a reader can hold it against the format's documentation.
 */
@FunctionalInterface
interface Twin {
  /** The name under which a twin tells of which kind the event must be, e.g. {@code access}. */
  String KIND = "kind of event";

  /**
   * What the events of a file must say, by the 1-based number of the line where each begins.
   *
   * <p>Names and values are those of {@link io.culprit.parse.Told#says}; an empty value: the event
   * must leave it unsaid; what is not named may be anything. A line that is not in the answer is
   * one that the twin does not know, or that begins no event.
   */
  SortedMap<Integer, Map<String, String>> tell(List<String> lines);

  /** A twin of a format whose lines stand each for itself. */
  static Twin ofLines(Function<String, Optional<Map<String, String>>> line) {
    return lines -> {
      SortedMap<Integer, Map<String, String>> told = new TreeMap<>();
      for (int i = 0; i < lines.size(); i++) {
        int number = i + 1;
        line.apply(lines.get(i)).ifPresent(values -> told.put(number, values));
      }
      return told;
    };
  }

  /** A twin that also tells of the lines that another knows. */
  default Twin or(Twin other) {
    return lines -> {
      SortedMap<Integer, Map<String, String>> told = new TreeMap<>(other.tell(lines));
      told.putAll(tell(lines));
      return told;
    };
  }
}
