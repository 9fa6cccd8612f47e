package io.culprit.parse.client;

import io.culprit.parse.backend.field.Stamps;
import io.culprit.parse.source.Decimals;
import io.culprit.parse.source.JsonLine;
import io.culprit.parse.source.TimeText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values of curl's {@code --write-out}, by the names that its manual gives the variables. On a line
 * they stand as {@code name: value} or {@code name=value}, or as the object of {@code %{json}}.
 */
final class CurlValues {
  static final String TOTAL = "time_total";

  private static final Set<String> KNOWN =
      Set.of(
          "time_namelookup",
          "time_connect",
          "time_appconnect",
          "time_pretransfer",
          "time_posttransfer",
          "time_starttransfer",
          "time_redirect",
          "time_queue",
          TOTAL,
          "http_code",
          "response_code",
          "exitcode",
          "errormsg",
          "size_download",
          "speed_download",
          "num_connects",
          "num_redirects",
          "remote_ip",
          "remote_port",
          "local_ip",
          "local_port",
          "http_version",
          "method",
          "url",
          "url_effective");

  /** Names under which people put the time of day beside them. */
  private static final Set<String> TIMES = Set.of("time", "ts", "timestamp", "date", "when");

  private static final Pattern PAIR =
      Pattern.compile(
          "([a-z][a-z_]{1,30}+)\"?\\s{0,20}+[:=]\\s{0,20}+(?:\"([^\"]*+)\"|([^\\s,;\"]++))");

  private final Map<String, String> texts = new LinkedHashMap<>();
  private Optional<TimeText> time = Optional.empty();

  /** The values on a line; none where it has no variable of curl's. */
  static CurlValues of(String line) {
    CurlValues values = new CurlValues();
    if (line.startsWith("{")) {
      if (JsonLine.read(line, values::put)) {
        return values;
      }
      return new CurlValues();
    }
    Matcher pair = PAIR.matcher(line);
    while (pair.find()) {
      values.put(pair.group(1), pair.group(2) == null ? pair.group(3) : pair.group(2));
    }
    if (values.time.isEmpty() && !values.isEmpty()) {
      values.time = Stamps.at(line, 0);
    }
    return values;
  }

  private void put(String name, String value) {
    if (KNOWN.contains(name)) {
      texts.putIfAbsent(name, value);
    } else if (TIMES.contains(name) && time.isEmpty()) {
      time = Stamps.whole(value);
    }
  }

  /** Takes in the values of a further line. */
  void add(CurlValues more) {
    more.texts.forEach(texts::putIfAbsent);
    time = time.or(() -> more.time);
  }

  boolean isEmpty() {
    return texts.isEmpty();
  }

  int size() {
    return texts.size();
  }

  boolean has(String name) {
    return texts.containsKey(name);
  }

  /** Whether some name stands in both. */
  boolean meets(CurlValues other) {
    return texts.keySet().stream().anyMatch(other.texts::containsKey);
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

  /** Seconds since the start of the transfer, in microseconds; -1: not stated, or not reached. */
  long micros(String name) {
    long micros = seconds(text(name));
    return micros > 0 ? micros : -1;
  }

  /** The name of a time that is no number of seconds; empty: there is none. */
  Optional<String> unreadable() {
    return texts.keySet().stream()
        .filter(name -> name.startsWith("time_"))
        .filter(name -> seconds(texts.getOrDefault(name, "")) < 0)
        .findFirst();
  }

  /** The time of day beside the values; empty: none. */
  Optional<TimeText> time() {
    return time;
  }

  private static long seconds(String text) {
    return Decimals.seconds(text, 0, text.endsWith("s") ? text.length() - 1 : text.length());
  }
}
