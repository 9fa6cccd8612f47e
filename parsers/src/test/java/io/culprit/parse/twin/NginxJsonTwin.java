package io.culprit.parse.twin;

import io.culprit.parse.event.Moment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * nginx's access lines in JSON whose keys are its variables' names, or short ones for them, as a
 * tree of Jackson's.
 */
final class NginxJsonTwin {
  private static final Pattern REQUEST =
      Pattern.compile("([A-Z]+) (" + Shapes.PATH + ")(?: HTTP/\\S+)?");

  private static final String SECONDS = "\\d{1,9}\\.\\d{3}";

  /** The lists of the upstream, and what an event calls a member of each. */
  private static final Map<String, String> LISTS =
      Map.of(
          "upstream_addr", "address",
          "upstream_status", "status",
          "upstream_connect_time", "connectMicros",
          "upstream_header_time", "headerMicros",
          "upstream_response_time", "responseMicros");

  private NginxJsonTwin() {}

  static Optional<Map<String, String>> tell(String line) {
    return Named.json(line)
        .map(v -> v.without("-"))
        .filter(v -> v.text("status").matches(Shapes.STATUS))
        .filter(v -> v.text("msec").matches("[12]\\d{9}\\.\\d{3}"))
        .filter(v -> v.text("remote_addr").matches(Shapes.ADDRESS))
        .filter(v -> v.fit(list("[a-z\\d.]+:\\d{1,5}"), "upstream_addr"))
        .filter(v -> v.fit(list(Shapes.STATUS), "upstream_status"))
        .filter(v -> v.fit(list(SECONDS), "upstream_connect_time"))
        .filter(v -> v.fit(list(SECONDS), "upstream_header_time", "upstream_response_time"))
        .filter(v -> v.fit(SECONDS, "request_time"))
        .flatMap(
            v -> {
              Matcher request = REQUEST.matcher(request(v));
              return request.matches()
                  ? Shapes.time(v.text("msec")).map(end -> said(v, end, request))
                  : Optional.empty();
            });
  }

  private static String list(String member) {
    return "(?:(?:-|" + member + ")(?:, | : |$))+";
  }

  private static String request(Named v) {
    return v.has("request") ? v.text("request") : v.text("method") + ' ' + v.text("uri");
  }

  private static Map<String, String> said(Named v, Moment end, Matcher request) {
    return Said.of("access")
        .text("hop", "PROXY")
        .time("end", end)
        .number("durationMicros", Shapes.micros(v.text("request_time"), 6))
        .text("method", request.group(1))
        .text("target", request.group(2))
        .text("host", v.text("host"))
        .number("status", v.status("status"))
        .number("bytes", v.whole("body_bytes_sent", "bytes"))
        .text("attempts", attempts(v))
        .flag("upstreamLogged", LISTS.keySet().stream().anyMatch(v::has))
        .text("requestId", v.text("request_id"))
        .text("client", v.text("remote_addr"))
        .text("userAgent", v.text("http_user_agent", "ua"))
        .text("referer", v.text("referer"))
        .header("originHeader", v.header("origin", ""))
        .header("allowOrigin", v.header("acao", ""))
        .values();
  }

  /** The lists run side by side: a column is an attempt. */
  private static String attempts(Named v) {
    int count = LISTS.keySet().stream().mapToInt(list -> members(v, list).size()).max().orElse(0);
    return IntStream.range(0, count)
        .mapToObj(column -> attempt(v, column))
        .collect(Collectors.joining(" | "));
  }

  private static String attempt(Named v, int column) {
    Said said = new Said();
    Stream.of(
            "upstream_addr",
            "upstream_status",
            "upstream_connect_time",
            "upstream_header_time",
            "upstream_response_time")
        .filter(list -> column < members(v, list).size())
        .forEach(
            list -> {
              String member = members(v, list).get(column);
              boolean time = member.matches(SECONDS);
              String text = time ? Long.toString(Shapes.micros(member, 6)) : member;
              said.text(LISTS.get(list), member.equals("-") ? "" : text);
            });
    return said.part();
  }

  private static List<String> members(Named v, String list) {
    String text = v.text(list);
    return text.isEmpty() ? List.of() : List.of(text.split(", | : ", -1));
  }
}
