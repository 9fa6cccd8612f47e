package io.culprit.parse.twin;

import io.culprit.parse.event.Moment;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * curl's values on one line behind a time, as the object of {@code %{json}} with one, or as the
 * block of a {@code curl-format.txt} under a line of {@code date}.
 */
final class CurlTwin implements Twin {
  private static final Set<String> OTHER_TIMES = Set.of("time", "ts", "date", "when");

  private static final Pattern BLOCK =
      Pattern.compile(
          "(\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT)\n"
              + "(?= *url(?:_effective)?:)(?: *(?!time_total)[a-z_]+:  \\S+\n)+"
              + " *-+\n"
              + " *time_total:  [0-9.]+s\n");
  private static final Pattern VALUE = Pattern.compile("(?m)^ *([a-z_]+):  (\\S+?)s?$");
  private static final Pattern PAIRS = Pattern.compile("20\\S+(?: [a-z_]{2,30}=[^\\s,;\"]+)+");

  @Override
  public SortedMap<Integer, Map<String, String>> tell(List<String> lines) {
    SortedMap<Integer, Map<String, String>> told =
        new TreeMap<>(Twin.ofLines(CurlTwin::call).tell(lines));
    for (int i = 0; i < lines.size(); i++) {
      int first = i + 2;
      String rest = String.join("\n", lines.subList(i, lines.size())) + '\n';
      block(rest).ifPresent(values -> told.put(first, values));
    }
    return told;
  }

  private static Optional<Map<String, String>> call(String line) {
    return (line.startsWith("{") ? Named.json(line) : pairs(line))
        .flatMap(v -> Shapes.iso(v.text("timestamp")).flatMap(start -> told(v, start)));
  }

  private static Optional<Map<String, String>> block(String text) {
    Matcher block = BLOCK.matcher(text);
    if (!block.lookingAt()) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    Matcher value = VALUE.matcher(block.group());
    while (value.find()) {
      if (values.put(value.group(1), value.group(2)) != null) {
        return Optional.empty();
      }
    }
    try {
      Instant at = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(block.group(1)));
      return told(new Named(values), new Moment(at.getEpochSecond() * 1_000_000, 1_000_000));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /** A name that might be another time of day makes a call one that the twin leaves alone. */
  private static Optional<Map<String, String>> told(Named values, Moment start) {
    return Optional.of(values)
        .map(v -> v.without("-"))
        .filter(v -> v.has("time_total", "http_code"))
        .filter(v -> v.texts().keySet().stream().noneMatch(OTHER_TIMES::contains))
        .filter(
            v ->
                v.texts().keySet().stream()
                    .filter(name -> name.startsWith("time_"))
                    .allMatch(name -> v.text(name).matches("\\d{1,9}(?:\\.\\d{1,12})?")))
        .map(v -> said(v, start));
  }

  /** The first of two values of one name counts. */
  private static Optional<Named> pairs(String line) {
    return Optional.of(line)
        .filter(PAIRS.asMatchPredicate())
        .map(
            text ->
                new Named(
                    Stream.of(("timestamp=" + text).split(" ", -1))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(p -> p[0], p -> p[1], (first, next) -> first))));
  }

  private static Map<String, String> said(Named v, Moment start) {
    String code = v.text("response_code", "http_code");
    int status = code.matches("[1-5]\\d\\d") ? Integer.parseInt(code) : -1;
    String exit = v.text("exitcode");
    boolean well = exit.isEmpty() || exit.equals("0");
    String message = v.text("errormsg");
    long named = stage(v, "time_namelookup");
    long connected = stage(v, "time_connect");
    long secured = stage(v, "time_appconnect");
    return Said.of("client")
        .time("start", start)
        .number("elapsedMicros", Math.max(0, stage(v, "time_total")))
        .text("method", v.text("method"))
        .text("url", v.text("url_effective", "url"))
        .number("status", status)
        .text("outcome", outcome(exit, status))
        .text("error", well ? message : ("curl: (" + exit + ") " + message).strip())
        .number("dnsMicros", named)
        .number("connectMicros", since(named, Math.max(connected, secured)))
        .number("tlsMicros", since(connected, secured))
        .number("bytes", v.whole("size_download"))
        .values();
  }

  private static String outcome(String exit, int status) {
    return switch (exit) {
      case "" -> status < 0 ? "FAILED" : "OK";
      case "0" -> "OK";
      case "28" -> "TIMED_OUT";
      default -> "FAILED";
    };
  }

  /** When a stage ended; 0 is one that was not reached. */
  private static long stage(Named v, String name) {
    String text = v.text(name);
    long micros = text.isEmpty() ? 0 : Shapes.micros(text, 6, RoundingMode.DOWN);
    return micros == 0 ? -1 : micros;
  }

  private static long since(long before, long end) {
    return end < 0 ? -1 : Math.max(0, end - Math.max(0, before));
  }
}
