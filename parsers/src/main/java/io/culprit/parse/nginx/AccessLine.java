package io.culprit.parse.nginx;

import io.culprit.parse.LineResult;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Hop;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import io.culprit.parse.source.Decimals;
import io.culprit.parse.source.TimeText;
import java.util.Optional;

/** Makes an event of the values of one access line, however they were read. */
final class AccessLine {
  private AccessLine() {}

  /** Pushes the event, or says what was wrong with the values. */
  static LineResult push(
      FieldValues values, Origin origin, Optional<Moment> written, EventSink sink) {
    Optional<Moment> stated = time(values).map(TimeText::moment);
    if (stated.isEmpty() && states(values)) {
      return LineResult.rejected("no time", "a time, found \"" + timeText(values) + "\"");
    }
    Optional<Moment> end = stated.isPresent() ? stated : written;
    if (end.isEmpty()) {
      return LineResult.rejected("no time", "a time in the line");
    }
    String status = values.text(Field.STATUS);
    long code = Decimals.whole(status);
    if (!status.isEmpty() && (code < 0 || code > 999)) {
      return LineResult.rejected(
          "not an access line", "status: 3 digits, found \"" + status + "\"");
    }
    sink.access(event(values, origin, end.get()));
    return LineResult.PARSED;
  }

  /** The event of a line whose time and status were found good. */
  static AccessEvent event(FieldValues values, Origin origin, Moment end) {
    AccessEvent.Builder event = AccessEvent.at(origin, Hop.PROXY, end);
    long code = Decimals.whole(values.text(Field.STATUS));
    request(values, event);
    client(values, event);
    if (values.has(Field.UPSTREAM_ADDRESS)
        || values.has(Field.UPSTREAM_STATUS)
        || values.has(Field.CONNECT_TIME)
        || values.has(Field.HEADER_TIME)
        || values.has(Field.RESPONSE_TIME)) {
      event.upstreamLogged(true).attempts(UpstreamLists.attempts(values));
    }
    String name = values.text(values.text(Field.HOST).isEmpty() ? Field.SERVER_NAME : Field.HOST);
    String host = withPort(name, values.text(Field.SERVER_PORT));
    return event
        .status(code > 0 ? (int) code : -1)
        .durationMicros(Decimals.seconds(values.text(Field.REQUEST_TIME)))
        .bytes(
            Decimals.whole(
                values.text(values.has(Field.BODY_BYTES) ? Field.BODY_BYTES : Field.BYTES)))
        .host(host)
        .requestId(requestId(values))
        .userAgent(values.text(Field.USER_AGENT))
        .referer(values.text(Field.REFERER))
        .originHeader(optional(values, Field.ORIGIN))
        .allowOrigin(optional(values, Field.ALLOW_ORIGIN))
        .completion(optional(values, Field.COMPLETION))
        .connection(Decimals.whole(values.text(Field.CONNECTION)))
        .build();
  }

  /** The most precise of the times the line states. */
  static Optional<TimeText> time(FieldValues values) {
    String msec = values.text(Field.MSEC);
    Optional<TimeText> epoch = TimeText.epochSeconds(msec, 0, msec.length());
    if (epoch.isPresent()) {
      return epoch;
    }
    Optional<TimeText> iso = TimeText.iso(values.text(Field.TIME_ISO), 0);
    return iso.isPresent() ? iso : TimeText.clf(values.text(Field.TIME_LOCAL), 0);
  }

  private static boolean states(FieldValues values) {
    return values.has(Field.MSEC) || values.has(Field.TIME_ISO) || values.has(Field.TIME_LOCAL);
  }

  private static String timeText(FieldValues values) {
    return values.raw(Field.MSEC) + values.raw(Field.TIME_ISO) + values.raw(Field.TIME_LOCAL);
  }

  private static void request(FieldValues values, AccessEvent.Builder event) {
    if (values.has(Field.REQUEST)) {
      RequestLine request = RequestLine.of(values.raw(Field.REQUEST));
      event.method(request.method()).target(request.target());
      if (!request.method().isEmpty() || !values.has(Field.METHOD)) {
        return;
      }
    }
    String target = values.text(Field.TARGET);
    if (target.isEmpty()) {
      String args = values.text(Field.ARGS);
      target = values.text(Field.PATH) + (args.isEmpty() ? "" : "?" + args);
    }
    event.method(values.text(Field.METHOD)).target(target);
  }

  /** The host as a client names it: with a port that is not the protocol's own. */
  private static String withPort(String host, String port) {
    boolean usual = port.isEmpty() || port.equals("80") || port.equals("443");
    return usual || host.isEmpty() || host.contains(":") ? host : host + ":" + port;
  }

  private static void client(FieldValues values, AccessEvent.Builder event) {
    String remote = values.text(Field.REMOTE_ADDRESS);
    String peer = values.text(Field.PEER_ADDRESS);
    String forwarded = values.text(Field.FORWARDED_FOR);
    if (!peer.isEmpty() && !peer.equals(remote) && forwarded.isEmpty()) {
      // The realip module put the forwarded address in the peer's place.
      forwarded = remote;
    }
    String client = peer.isEmpty() ? remote : peer;
    long port = Decimals.whole(values.text(Field.REMOTE_PORT));
    int colon = client.lastIndexOf(':');
    if (colon > 0
        && (client.indexOf(':') == colon || client.charAt(colon - 1) == ']')
        && !client.startsWith("unix")) {
      port = Decimals.whole(client, colon + 1, client.length());
      client = client.substring(0, colon);
    }
    event.client(client).clientPort(port > 65_535 ? -1 : (int) port).forwardedFor(forwarded);
  }

  /**
   * What the user named comes first, then what the application saw: it is worth more than what
   * nginx made up; a proxy's own id comes last.
   */
  private static String requestId(FieldValues values) {
    String id = values.text(Field.DECLARED_ID);
    if (id.isEmpty()) {
      id = values.text(Field.ANSWER_ID);
    }
    if (id.isEmpty()) {
      id = values.text(Field.HEADER_ID);
    }
    if (id.isEmpty()) {
      id = values.text(Field.REQUEST_ID);
    }
    if (id.isEmpty()) {
      id = traceId(values.text(Field.TRACE_PARENT));
    }
    if (id.isEmpty()) {
      String edge = values.text(Field.EDGE_ID);
      // CF-Ray is followed by a place; X-Amzn-Trace-Id is a list of names and values.
      int dash = edge.indexOf('=') >= 0 ? -1 : edge.indexOf('-');
      id = dash > 0 ? edge.substring(0, dash) : edge;
    }
    return id;
  }

  private static String traceId(String parent) {
    return parent.length() == 55 && parent.charAt(2) == '-' ? parent.substring(3, 35) : parent;
  }

  private static Optional<String> optional(FieldValues values, Field field) {
    return values.has(field) ? Optional.of(values.text(field)) : Optional.empty();
  }
}
