package io.culprit.parse.balancer;

import io.culprit.parse.event.Ending;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Origin;
import io.culprit.parse.event.Phase;
import java.util.Optional;

/**
 * What Caddy says beside its access lines: errors of a request with the request itself, answers
 * broken off, failed handshakes, starting and stopping.
 */
final class CaddyNotice {
  private static final Ending NOTHING = new Ending(Notice.OTHER, Phase.UNKNOWN);

  private CaddyNotice() {}

  static void push(Values v, Origin origin, Optional<Moment> at, EventSink sink) {
    String error = v.text("error");
    String message = v.text("msg");
    Ending ending = ending(v, message, error);
    String text = error.isEmpty() || message.contains(error) ? message : message + ": " + error;
    RequestText request = RequestText.of(v.text("request.method"), v.text("request.uri"));
    sink.notice(
        new NoticeEvent(
            origin,
            at,
            ending.kind(),
            ending.phase(),
            v.text("level"),
            text.length() <= 300 ? text : text.substring(0, 300),
            -1,
            -1,
            -1,
            v.text("request.remote_ip"),
            request.method(),
            request.target(),
            v.text("upstream"),
            -1,
            v.text("request.headers.x-request-id")));
  }

  private static Ending ending(Values v, String message, String error) {
    String logger = v.text("logger");
    if (message.startsWith("aborting with incomplete response")) {
      return GoErrors.inBody(error);
    }
    boolean request = logger.startsWith("http.log.error") || logger.startsWith("http.handlers.");
    // What handlers say at debug, or while they read, is said again as the error of the request.
    boolean again =
        v.text("level").equalsIgnoreCase("debug") || message.startsWith("reading from ");
    if (request && !again) {
      return GoErrors.beforeAnswer(message + ' ' + error).orElse(NOTHING);
    }
    if (logger.equals("http.stdlib") && message.contains("TLS handshake error")) {
      return new Ending(Notice.CLIENT_TLS_FAILED, Phase.CLIENT_HANDSHAKE);
    }
    if (message.equals("serving initial configuration")) {
      return new Ending(Notice.SERVER_STARTED, Phase.UNKNOWN);
    }
    boolean stopped = message.equals("shutdown complete") && v.has("exit_code");
    return stopped ? new Ending(Notice.SERVER_STOPPED, Phase.UNKNOWN) : NOTHING;
  }
}
