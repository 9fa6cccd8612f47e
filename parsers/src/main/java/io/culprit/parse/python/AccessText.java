package io.culprit.parse.python;

import io.culprit.parse.backend.field.RequestText;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * uvicorn's access message: {@code 127.0.0.1:55488 - "GET /x HTTP/1.1" 200 OK}, with or without
 * phrase, client and what stands in front.
 *
 * @param from index of its first character: the client's, or the quote's where there is none
 * @param client peer address; empty: unknown
 * @param clientPort peer port; -1: not logged
 * @param request method and target
 * @param status status code
 * @param tail what follows the status phrase; empty: nothing
 */
record AccessText(
    int from, String client, int clientPort, RequestText request, int status, String tail) {
  private static final Pattern GRANIAN = Pattern.compile("\\d++\\.\\d{3}");

  /**
   * Finds an access message at the end of a line; empty: the line has none, or the line is another
   * server's.
   */
  static Optional<AccessText> of(String line) {
    int http = line.lastIndexOf(" HTTP/");
    int close = http < 0 ? -1 : line.indexOf('"', http);
    int open = http < 0 ? -1 : line.indexOf('"');
    if (close < 0 || open > http || close > http + 10) {
      return Optional.empty();
    }
    Optional<RequestText> request = RequestText.of(line.substring(open + 1, close));
    int status = status(line, close + 1);
    if (request.isEmpty() || status < 0) {
      return Optional.empty();
    }
    int tail = phrase(line, close + 5);
    String rest = tail < line.length() ? line.substring(tail).strip() : "";
    if (!rest.isEmpty()
        && (rest.charAt(0) == '"'
            || rest.charAt(0) == '-'
            || bytes(rest)
            || (line.charAt(0) == '[' && GRANIAN.matcher(rest).matches()))) {
      // Sizes, referer, agent, bare milliseconds: an access line of gunicorn, nginx, Granian or
      // their like.
      return Optional.empty();
    }
    int to = open;
    while (to > 0 && (line.charAt(to - 1) == ' ' || line.charAt(to - 1) == '-')) {
      to--;
    }
    if (to > 0
        && line.charAt(to - 1) == ']'
        && line.lastIndexOf('/', to) > line.lastIndexOf('[', to)) {
      // [20/Nov/2026:10:21:43 +0000] right before the request: the common log format.
      return Optional.empty();
    }
    int from = to;
    while (from > 0 && line.charAt(from - 1) > ' ') {
      from--;
    }
    int tuple = to > 0 && line.charAt(to - 1) == ')' ? line.lastIndexOf("('", to) : -1;
    from = tuple < 0 ? from : tuple;
    String text = line.substring(from, to);
    Peer peer = Peer.of(text, true);
    if (peer.port() < 0 && !text.startsWith("None")) {
      boolean address =
          text.indexOf('.') > 0 && text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
      peer = address ? peer : Peer.UNKNOWN;
      from = address ? from : open;
    }
    return Optional.of(new AccessText(from, peer.host(), peer.port(), request.get(), status, rest));
  }

  /**
   * Why a line that begins like an access message is none; empty: it does not begin like one.
   *
   * @param message the line from its client on
   */
  static Optional<String> fault(String message) {
    int open = message.indexOf('"');
    if (open < 0 || open > 80) {
      return Optional.empty();
    }
    String before = message.substring(0, open).strip();
    int space = message.indexOf(' ', open);
    boolean peer =
        before.isEmpty()
            || before.equals("-")
            || before.endsWith(" -")
            || (before.endsWith("]") && before.lastIndexOf('/') > before.lastIndexOf('['))
            || Peer.port(before, before.lastIndexOf(':') + 1) >= 0;
    if (!peer
        || space < 0
        || !RequestText.isMethod(message.substring(open + 1, space))
        || !message.startsWith("/", space + 1)) {
      return Optional.empty();
    }
    int http = message.lastIndexOf(" HTTP/");
    int close = http < 0 ? -1 : message.indexOf('"', http);
    if (close < 0) {
      return Optional.of("request: \"METHOD target HTTP/n\", found no end of it");
    }
    return status(message, close + 1) < 0
        ? Optional.of("status: 3 digits, found " + quoted(message, close + 1))
        : Optional.empty();
  }

  private static String quoted(String text, int from) {
    return '"'
        + text.substring(Math.min(from, text.length()), Math.min(text.length(), from + 12)).strip()
        + '"';
  }

  private static int status(String line, int at) {
    if (line.length() < at + 4 || line.charAt(at) != ' ') {
      return -1;
    }
    int status = Peer.port(line.substring(at + 1, at + 4), 0);
    boolean ends = line.length() == at + 4 || line.charAt(at + 4) == ' ';
    return ends && status >= 100 && status < 1000 ? status : -1;
  }

  /** Index behind the words of a status phrase. */
  private static int phrase(String line, int from) {
    int at = from;
    while (at < line.length()) {
      int word = at;
      while (word < line.length() && line.charAt(word) == ' ') {
        word++;
      }
      int end = word;
      while (end < line.length()
          && (Character.isLetter(line.charAt(end)) || "'-".indexOf(line.charAt(end)) >= 0)) {
        end++;
      }
      boolean capital = end > word && Character.isUpperCase(line.charAt(word));
      boolean small =
          end > word && (line.startsWith("a ", word) || line.substring(word, end).equals("for"));
      if ((!capital && !small) || (end < line.length() && line.charAt(end) != ' ')) {
        return at;
      }
      at = end;
    }
    return at;
  }

  private static boolean bytes(String rest) {
    int end = 0;
    while (end < rest.length() && Character.isDigit(rest.charAt(end))) {
      end++;
    }
    return end > 0
        && (end == rest.length() || rest.charAt(end) == ' ')
        && !rest.startsWith(" ms", end);
  }
}
