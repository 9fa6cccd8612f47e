package io.culprit.parse.nginx;

import io.culprit.parse.LineParser;
import io.culprit.parse.LineResult;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Origin;
import io.culprit.parse.event.Phase;
import io.culprit.parse.source.Decimals;
import io.culprit.parse.source.TimeText;
import java.util.Optional;

/**
 * Reads nginx's error log.
 *
 * <pre>
 * 2026/11/20 10:52:09 [error] 7#7: *12 message (110: text) while ACTION, client: A, server: S, request: "R", ...
 * </pre>
 *
 * <p>Everything behind the message may be missing, the line may be cut at 2048 bytes, and request
 * and referrer are printed as they came, quotes included; so the context is found by the labels,
 * which stand in a fixed order, from the left.
 */
final class ErrorParser implements LineParser {
  private static final int LONGEST_MESSAGE = 300;
  private static final String BARE = "nginx: [";
  private static final String CLIENT = ", client: ";

  private boolean begun;

  /** Whether a line begins a record of the error log. */
  static boolean begins(String line) {
    return line.length() > 22
        && line.charAt(4) == '/'
        && line.charAt(7) == '/'
        && line.charAt(19) == ' '
        && line.charAt(20) == '['
        && TimeText.iso(line, 0).isPresent()
        && line.indexOf(']', 20) > 0;
  }

  @Override
  public LineResult parse(Origin origin, String line, Optional<Moment> written, EventSink sink) {
    if (begins(line)) {
      begun = true;
      record(origin, line, sink);
      return LineResult.PARSED;
    }
    if (line.startsWith(BARE) && line.indexOf(']') > 0) {
      begun = true;
      int close = line.indexOf(']');
      String message = line.substring(close + 1).strip();
      Notice kind = ErrorMessages.notice(message, -1, Phase.UNKNOWN, Leg.NONE);
      sink.notice(
          NoticeEvent.plain(
              origin, written, kind, line.substring(BARE.length(), close), cut(message), -1, -1));
      return LineResult.PARSED;
    }
    // Messages may hold line ends (what a FastCGI server wrote to its stderr).
    return begun
        ? LineResult.JOINED
        : LineResult.rejected("not an error line", "YYYY/MM/DD HH:MM:SS [level]");
  }

  private static void record(Origin origin, String line, EventSink sink) {
    Optional<Moment> at = TimeText.iso(line, 0).map(TimeText::moment);
    int close = line.indexOf(']', 20);
    String level = line.substring(21, close);
    int from = skip(line, close + 1, ' ');
    long pid = -1;
    int hash = line.indexOf('#', from);
    int colon = line.indexOf(": ", from);
    if (hash > from && hash < colon && Decimals.whole(line, from, hash) >= 0) {
      pid = Decimals.whole(line, from, hash);
      from = colon + 2;
    }
    long connection = -1;
    if (from < line.length() && line.charAt(from) == '*') {
      int space = line.indexOf(' ', from);
      if (space > 0 && Decimals.whole(line, from + 1, space) >= 0) {
        connection = Decimals.whole(line, from + 1, space);
        from = space + 1;
      }
    }
    String rest = line.substring(Math.min(from, line.length()));
    int context = context(rest);
    String head = rest.substring(0, context);
    // "while resolving" may be followed by ", resolver: 10.0.0.2:53", which is no context of a
    // request.
    int resolver = head.indexOf(", resolver: ");
    String stem = resolver < 0 ? head : head.substring(0, resolver);
    int whileAt = Actions.begin(stem);
    Phase phase =
        whileAt == stem.length() ? Phase.UNKNOWN : Actions.phase(stem.substring(whileAt + 7));
    String said = stem.substring(0, whileAt);
    int errno = errno(said);
    Labels labels = new Labels(rest, context);
    String upstream = labels.quoted("upstream");
    RequestLine request = RequestLine.of(labels.quoted("request"));
    Leg leg = upstreamLeg(said, phase, upstream) ? Leg.UPSTREAM : Leg.CLIENT;
    if (connection < 0 && context == rest.length() && phase == Phase.UNKNOWN) {
      leg = Leg.NONE;
    }
    Notice kind = ErrorMessages.notice(said, errno, phase, leg);
    if (said.contains("could not be resolved")) {
      phase = Phase.RESOLVING;
    }
    sink.notice(
        new NoticeEvent(
            origin,
            at,
            kind,
            phase,
            level,
            cut(head),
            errno,
            pid,
            connection,
            client(labels, said),
            request.method(),
            request.target(),
            upstream,
            -1,
            ""));
  }

  /**
   * Whether a connection error concerns the upstream: it is named, and nginx was not busy with the
   * client.
   */
  private static boolean upstreamLeg(String said, Phase phase, String upstream) {
    return switch (phase) {
      case SENDING_TO_CLIENT, CLIENT_HANDSHAKE, READING_CLIENT, IDLE -> false;
      case CONNECTING, UPSTREAM_HANDSHAKE, READING_HEADER -> true;
      case RESOLVING, SENDING_REQUEST, READING_BODY, UNKNOWN ->
          !upstream.isEmpty() && !said.contains("client");
    };
  }

  /** Where the context begins. */
  private static int context(String rest) {
    int at = rest.indexOf(CLIENT);
    int server = rest.indexOf(", server: ");
    if (at < 0 || (server >= 0 && server < at)) {
      at = server;
    }
    return at < 0 ? rest.length() : at;
  }

  /**
   * The error number of {@code (110: Connection timed out)} at the end of a message, or inside it;
   * -1: none.
   */
  private static int errno(String said) {
    int open = said.lastIndexOf('(');
    while (open >= 0) {
      int colon = said.indexOf(':', open);
      if (colon > open + 1 && colon - open <= 6) {
        long number = Decimals.whole(said, open + 1, colon);
        if (number >= 0) {
          return (int) number;
        }
      }
      open = open == 0 ? -1 : said.lastIndexOf('(', open - 1);
    }
    return -1;
  }

  /**
   * The client's address; in {@code client 10.0.0.1 closed keepalive connection} it stands in the
   * message.
   */
  private static String client(Labels labels, String said) {
    String client = labels.plain("client");
    if (client.isEmpty() && said.startsWith("client ") && said.contains(" closed keepalive")) {
      return said.substring(7, said.indexOf(" closed keepalive"));
    }
    return client;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE);
  }

  private static int skip(String line, int from, char c) {
    int at = from;
    while (at < line.length() && line.charAt(at) == c) {
      at++;
    }
    return at;
  }
}
