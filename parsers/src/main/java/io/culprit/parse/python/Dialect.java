package io.culprit.parse.python;

import io.culprit.parse.backend.field.Lapse;
import io.culprit.parse.backend.field.RequestText;
import io.culprit.parse.backend.field.Stamps;
import io.culprit.parse.event.AppServer;
import io.culprit.parse.source.TimeText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The access line of one Python server that nobody configures, told from those of all others by its
 * shape.
 *
 * <p>Read from the sources of hypercorn (logging.py), Daphne (access.py), Granian (log.py), aiohttp
 * (web_log.py), Sanic (logging), Tornado (web.py, log.py), uWSGI (core/logging.c), CPython's
 * http.server, which werkzeug takes over, and Django (core/servers/basehttp.py). Possessive
 * throughout: a line that does not fit fails at once.
 *
 * @param name the server
 * @param needle a text that every such line has, looked for first
 * @param pattern the whole line, or what is left of it behind a prefix; names what it takes out
 * @param prefixed whether it is believed only behind a formatter's prefix, being too plain else
 * @param begun whether its time is when the request came
 */
record Dialect(String name, String needle, Pattern pattern, boolean prefixed, boolean begun) {
  private static final String CLF =
      "\\[(?<time>\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d(?: [+-]\\d{4})?+)\\]";
  private static final String BASE =
      "\\[(?<time>\\d\\d/[A-Z][a-z]{2}/\\d{4} \\d\\d:\\d\\d:\\d\\d)\\]";
  private static final String REQUEST = "\"(?<request>[A-Z]{3,8}+ [^\"]*+)\"";
  private static final String STATUS = "(?<status>[1-9]\\d\\d)";
  private static final String BYTES = "(?<bytes>\\d{1,18}+|-)";
  private static final String SAID = " \".*\" \".*\"";

  private static final List<Dialect> ALL =
      List.of(
          // http.server's parts date and time by a space; so do werkzeug and wsgiref.
          ended(
              "werkzeug",
              "] \"",
              "(?<peer>\\S++) - - " + BASE + " " + REQUEST + " " + STATUS + " " + BYTES),
          ended("Django", "] \"", BASE + " " + REQUEST + " " + STATUS + " " + BYTES),
          new Dialect("Django", "\"", whole(REQUEST + " " + STATUS + " " + BYTES), true, false),
          // No protocol, no zone.
          ended(
              "Daphne",
              "] \"",
              "(?<peer>\\S++) - - "
                  + CLF
                  + " \"(?<request>[A-Z]{3,8}+ /[^\\s\"]*+)\" "
                  + STATUS
                  + " "
                  + BYTES),
          // hypercorn's protocol has no "HTTP/".
          ended(
              "hypercorn",
              "] \"",
              "(?<peer>\\S++) - - "
                  + CLF
                  + " \"(?<request>[A-Z]{3,8}+ \\S++) [123](?:\\.\\d)?+\" "
                  + STATUS
                  + " "
                  + BYTES
                  + SAID),
          begun(
              "aiohttp",
              "] \"",
              "(?<peer>\\S++) " + CLF + " " + REQUEST + " " + STATUS + " " + BYTES + SAID),
          begun(
              "Granian",
              " - \"",
              "\\[(?<time>[^\\]]{19,32}+)\\] (?<peer>\\S++) - "
                  + REQUEST
                  + " "
                  + STATUS
                  + " (?<ms>\\d{1,9}+\\.\\d{3})"),
          ended(
              "Sanic",
              "(sanic.access)",
              "\\[?(?<time>[^\\](]{19,32}+)\\]? - \\(sanic\\.access\\)\\[\\w++\\]\\[(?<peer>[^\\]]++)\\]:"
                  + " (?<request>[A-Z]{3,8}+ \\S++) [^\\d]*+"
                  + STATUS
                  + " -?(?<bytes>\\d{1,18}+)(?: .*)?"),
          new Dialect(
              "Tornado",
              "ms",
              whole(
                  STATUS
                      + " (?<request>[A-Z]{3,8}+ \\S++) \\((?<peer>[^)]*+)\\) (?<ms>\\d{1,9}+\\.\\d++)ms"),
              true,
              false),
          begun(
              "uWSGI",
              "=> generated ",
              "\\[pid: \\d++\\|[^\\]]*+\\] (?<peer>\\S*+) \\([^)]*+\\) \\{[^}]*+\\} \\[(?<time>[^\\]]{24})\\]"
                  + " (?<request>[A-Z]{3,8}+ \\S++) => generated (?<bytes>\\d{1,18}+) bytes in"
                  + " (?<lapse>\\d{1,12}+ (?:msecs|micros)) \\(HTTP/[\\d.]++ "
                  + STATUS
                  + "\\).*"));

  private static Dialect ended(String name, String needle, String regex) {
    return new Dialect(name, needle, whole(regex), false, false);
  }

  private static Dialect begun(String name, String needle, String regex) {
    return new Dialect(name, needle, whole(regex), false, true);
  }

  private static Pattern whole(String regex) {
    return Pattern.compile(regex + "\\s*+");
  }

  /**
   * Reads a line in whichever dialect it is; empty: in none.
   *
   * @param text the line, without its prefix if that had a level
   * @param behindPrefix whether a prefix was taken off
   */
  static Optional<AccessLine> read(String text, boolean behindPrefix) {
    for (Dialect dialect : ALL) {
      if (text.contains(dialect.needle) && (behindPrefix || !dialect.prefixed)) {
        Matcher found = dialect.pattern.matcher(text);
        if (found.matches()) {
          Optional<AccessLine> line = dialect.line(found);
          if (line.isPresent()) {
            return line;
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<AccessLine> line(Matcher found) {
    Optional<RequestText> request = RequestText.of(found.group("request"));
    Optional<TimeText> time = has("time") ? Stamps.at(found.group("time"), 0) : Optional.empty();
    if (request.isEmpty() || (has("time") && time.isEmpty())) {
      return Optional.empty();
    }
    String bytes = has("bytes") ? found.group("bytes") : "-";
    OptionalLong took =
        has("ms")
            ? Lapse.micros(found.group("ms") + "ms", Optional.empty())
            : has("lapse")
                ? Lapse.micros(found.group("lapse"), Optional.empty())
                : OptionalLong.empty();
    return Optional.of(
        new AccessLine(
            AppServer.OTHER,
            has("peer")
                ? Peer.of(found.group("peer"), name.equals("hypercorn") || name.equals("Daphne"))
                : Peer.UNKNOWN,
            request.get(),
            Integer.parseInt(found.group("status")),
            bytes.equals("-") ? -1 : Long.parseLong(bytes),
            took.orElse(-1),
            "",
            time,
            begun));
  }

  private boolean has(String group) {
    return pattern.pattern().contains("(?<" + group + ">");
  }
}
