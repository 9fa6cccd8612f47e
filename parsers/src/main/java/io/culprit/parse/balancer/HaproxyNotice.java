package io.culprit.parse.balancer;

import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Origin;
import io.culprit.parse.event.Phase;
import java.util.Optional;

/**
 * What haproxy says besides its request lines: servers going down, failed handshakes, starting and
 * stopping.
 */
final class HaproxyNotice {
  private HaproxyNotice() {}

  /** Pushes a message of the process; false where the line is none. */
  static boolean push(Origin origin, String line, Optional<Moment> at, EventSink sink) {
    Notice kind;
    String level = "notice";
    if (line.startsWith("Server ") || line.contains(" : Server ")) {
      kind = line.contains(" is DOWN") ? Notice.UPSTREAM_UNREACHABLE : Notice.OTHER;
      level = "alert";
    } else if (line.contains("has no server available")) {
      kind = Notice.NO_LIVE_UPSTREAMS;
      level = "emerg";
    } else if (line.startsWith("Proxy ")
        || line.startsWith("Stopping ")
        || line.startsWith("Health check ")
        || line.startsWith("Connect from ")) {
      kind =
          line.endsWith("started.")
              ? Notice.SERVER_STARTED
              : line.startsWith("Stopping ") ? Notice.SERVER_STOPPED : Notice.OTHER;
    } else if (line.startsWith("[NOTICE]")
        || line.startsWith("[WARNING]")
        || line.startsWith("[ALERT]")) {
      kind = Notice.OTHER;
      level = line.startsWith("[N") ? "notice" : line.startsWith("[W") ? "warning" : "alert";
    } else {
      return false;
    }
    sink.notice(NoticeEvent.plain(origin, at, kind, level, cut(line), -1, -1));
    return true;
  }

  /**
   * Pushes {@code client [date] frontend/1: SSL handshake failure}; false where the line is none.
   */
  static boolean pushConnectionError(Origin origin, String line, Moment at, EventSink sink) {
    int colon = line.indexOf(": ", line.indexOf(']'));
    if (colon < 0) {
      return false;
    }
    boolean handshake = line.indexOf("SSL", colon) > 0 || line.indexOf("handshake", colon) > 0;
    int port = line.indexOf(" [");
    String peer = line.substring(0, port);
    int last = peer.lastIndexOf(':');
    sink.notice(
        new NoticeEvent(
            origin,
            Optional.of(at),
            handshake ? Notice.CLIENT_TLS_FAILED : Notice.OTHER,
            handshake ? Phase.CLIENT_HANDSHAKE : Phase.UNKNOWN,
            "info",
            cut(line.substring(colon + 2)),
            -1,
            -1,
            -1,
            last < 0 ? peer : peer.substring(0, last),
            "",
            "",
            "",
            -1,
            ""));
    return true;
  }

  private static String cut(String text) {
    return text.length() <= 300 ? text : text.substring(0, 300);
  }
}
