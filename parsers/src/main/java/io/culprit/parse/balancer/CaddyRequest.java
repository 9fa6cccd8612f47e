package io.culprit.parse.balancer;

import io.culprit.parse.backend.field.Lapse;
import io.culprit.parse.backend.field.Unit;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.Ending;
import io.culprit.parse.event.Hop;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Origin;
import io.culprit.parse.event.Phase;
import java.util.Optional;

/**
 * An access line of Caddy. Its headers stand in lists under their canonical names; what the
 * upstream did is not in it. A client that left is 499, in older versions 0.
 */
final class CaddyRequest {
  private static final String ASKED = "request.headers.";
  private static final String ANSWERED = "resp_headers.";

  private CaddyRequest() {}

  static AccessEvent event(Values v, Origin origin, Moment end) {
    RequestText request = RequestText.of(v.text("request.method"), v.text("request.uri"));
    int status = v.status("status");
    boolean asked = v.hasAny(ASKED);
    Address peer = Address.of(v.text("request.remote_addr"));
    String client = v.text("request.remote_ip");
    return AccessEvent.at(origin, Hop.PROXY, end)
        .durationMicros(Lapse.micros(v.text("duration"), Optional.of(Unit.SECONDS)).orElse(-1))
        .method(request.method())
        .target(request.target())
        .host(v.text("request.host"))
        .status(status)
        .bytes(v.whole("size"))
        .requestId(
            v.text(
                ANSWERED + "x-request-id",
                ASKED + "x-request-id",
                ASKED + "x-correlation-id",
                "traceid",
                ASKED + "cf-ray",
                ASKED + "x-amzn-trace-id"))
        .client(client.isEmpty() ? peer.host() : client)
        .clientPort(client.isEmpty() ? peer.port() : (int) v.whole("request.remote_port"))
        .forwardedFor(v.text(ASKED + "x-forwarded-for"))
        .userAgent(v.text(ASKED + "user-agent"))
        .referer(v.text(ASKED + "referer"))
        .originHeader(v.header(asked, ASKED + "origin"))
        .allowOrigin(v.header(v.hasAny(ANSWERED), ANSWERED + "access-control-allow-origin"))
        .completion(v.completion(request.method(), status, ANSWERED + "content-length", "size"))
        .ending(
            status < 0 || status == 499
                ? Optional.of(new Ending(Notice.CLIENT_CLOSED, Phase.READING_HEADER))
                : Optional.empty())
        .build();
  }
}
