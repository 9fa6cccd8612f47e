package io.culprit.parse.python;

import io.culprit.parse.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Infers a gunicorn access format that nobody declared: a known front, then values told by their
 * shape.
 *
 * <p>Only what is certain gets a meaning. Six decimals are {@code %(L)s}; whole numbers are micro-,
 * milliseconds or seconds by their median; 32 hexadecimal digits or a UUID are the request's id.
 */
final class GunicornInference {
  private static final Pattern FRONT =
      Pattern.compile(
          "(\\S++)( - \\S++)? (\\[\\d{2}/[A-Z][a-z]{2}/\\d{4}:[^\\]]{8,20}+\\]) \"[A-Z]{3,8}+"
              + " [^\"]*+\" [1-9]\\d\\d (?:\\d++|-)( \"[^\"]*+\" \"[^\"]*+\")?+");
  private static final Pattern DECIMAL = Pattern.compile("\\d++\\.\\d{6}");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,15}+");
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{16,64}+|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|-");
  private static final Pattern PROCESS = Pattern.compile("<\\d++>");
  private static final int MOST_TRAILING = 6;

  private GunicornInference() {}

  /**
   * The format most lines of a sample have; empty: none, or one that only nginx could have written.
   */
  static Optional<GunicornFormat> infer(Sample sample) {
    Map<String, List<List<String>>> byFront = new LinkedHashMap<>();
    for (String line : sample.lines()) {
      Matcher front = FRONT.matcher(line);
      if (front.lookingAt()) {
        List<String> trailing = words(line.substring(front.end()));
        String key =
            (front.group(2) == null ? "" : "lu")
                + (front.group(4) == null ? "" : "fa")
                + trailing.size();
        byFront.computeIfAbsent(key, k -> new ArrayList<>()).add(trailing);
      }
    }
    Optional<Map.Entry<String, List<List<String>>>> most =
        byFront.entrySet().stream()
            .max(java.util.Comparator.comparingInt(each -> each.getValue().size()));
    return most.flatMap(entry -> format(entry.getKey(), entry.getValue()));
  }

  private static Optional<GunicornFormat> format(String front, List<List<String>> rows) {
    int columns = rows.get(0).size();
    if (columns > MOST_TRAILING) {
      return Optional.empty();
    }
    StringBuilder source = new StringBuilder("%(h)s ");
    source
        .append(front.startsWith("lu") ? "%(l)s %(u)s " : "")
        .append("%(t)s \"%(r)s\" %(s)s %(b)s");
    source.append(front.contains("fa") ? " \"%(f)s\" \"%(a)s\"" : "");
    for (int column = 0; column < columns; column++) {
      int at = column;
      List<String> values = rows.stream().map(row -> row.get(at)).toList();
      source.append(' ').append(atom(values, column));
    }
    return GunicornFormat.of(source.toString());
  }

  private static String atom(List<String> values, int column) {
    boolean quoted =
        values.stream().allMatch(v -> v.length() > 1 && v.startsWith("\"") && v.endsWith("\""));
    List<String> bare =
        quoted ? values.stream().map(v -> v.substring(1, v.length() - 1)).toList() : values;
    String quote = quoted ? "\"" : "";
    if (all(bare, DECIMAL)) {
      return quote + "%(L)s" + quote;
    }
    if (all(bare, WHOLE)) {
      List<Long> numbers = new ArrayList<>(bare.stream().map(Long::valueOf).toList());
      Collections.sort(numbers);
      long median = numbers.get(numbers.size() / 2);
      return quote + (median > 2_000 ? "%(D)s" : median > 2 ? "%(M)s" : "%(T)s") + quote;
    }
    if (all(bare, PROCESS)) {
      return quote + "%(p)s" + quote;
    }
    if (all(bare, ID) && !bare.stream().allMatch("-"::equals)) {
      return quote + "%({x-request-id}i)s" + quote;
    }
    return quote + "%({unknown-" + column + "}i)s" + quote;
  }

  private static boolean all(List<String> values, Pattern pattern) {
    long fit = values.stream().filter(value -> pattern.matcher(value).matches()).count();
    return fit * 100 >= values.size() * 98L;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = Pattern.compile("\"[^\"]*+\"|\\S++").matcher(text);
    while (word.find()) {
      words.add(word.group());
    }
    return words;
  }
}
