package io.culprit.parse.nginx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may part the values of lines of an undeclared format, the likelier the earlier. */
final class Delimiters {
  /** Those that people use most, the rarer in ordinary text the earlier. */
  private static final List<String> USUAL =
      List.of("\t", " | ", "|", "^", "~", " ; ", ";", ", ", ",", " ");

  /**
   * Marks between spaces, or marks that no request, address or time holds; quotes and brackets
   * enclose values and part none.
   */
  private static final Pattern MARKS =
      Pattern.compile(
          " [\\p{Punct}\\p{S}·•&&[^\"'()\\[\\]{}]]{1,3} |[#~^|;!*$¦§·•\\x01-\\x08]{1,3}|::");

  /** Fewest times that an uncommon delimiter stands in a line. */
  private static final int FEWEST = 4;

  private static final int LOOKED_AT = 100;

  private Delimiters() {}

  /** Those to be tried on these lines. */
  static List<String> of(List<String> lines) {
    List<String> delimiters = new ArrayList<>(List.of("\t", " | "));
    delimiters.addAll(uncommon(lines));
    USUAL.stream().filter(usual -> !delimiters.contains(usual)).forEach(delimiters::add);
    return delimiters;
  }

  /** Marks that stand equally often in most lines, the most frequent first. */
  private static List<String> uncommon(List<String> lines) {
    List<String> sample = lines.subList(0, Math.min(LOOKED_AT, lines.size()));
    Map<String, Map<Integer, Integer>> linesByCount = new LinkedHashMap<>();
    for (String line : sample) {
      counts(line)
          .forEach(
              (mark, count) ->
                  linesByCount
                      .computeIfAbsent(mark, m -> new HashMap<>())
                      .merge(count, 1, Integer::sum));
    }
    Map<String, Integer> usual = new LinkedHashMap<>();
    linesByCount.forEach(
        (mark, byCount) ->
            byCount.forEach(
                (count, times) -> {
                  if (count >= FEWEST && times * 4 >= sample.size() * 3) {
                    usual.put(mark, count);
                  }
                }));
    return usual.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Map<String, Integer> counts(String line) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    Matcher mark = MARKS.matcher(line);
    while (mark.find()) {
      counts.merge(mark.group(), 1, Integer::sum);
    }
    return counts;
  }
}
