package io.culprit.parse.twin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A duration record in logfmt: one expression is a pair, and the line is nothing but pairs. */
final class BackendLogfmtTwin {
  private static final Pattern PAIR =
      Pattern.compile("\\G([a-z_]+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\p{Cntrl} \"',;)]*))(?: |$)");

  private BackendLogfmtTwin() {}

  static Optional<Map<String, String>> tell(String line) {
    Map<String, String> pairs = new LinkedHashMap<>();
    int end = 0;
    Matcher pair = PAIR.matcher(line);
    while (pair.find()) {
      String quoted = pair.group(2);
      String value = quoted == null ? pair.group(3) : quoted.replace("\\\"", "\"");
      if (pairs.putIfAbsent(pair.group(1), value) != null) {
        return Optional.empty();
      }
      end = pair.end();
    }
    return end == line.length() && pairs.size() > 1
        ? BackendRow.says(new Named(pairs))
        : Optional.empty();
  }
}
