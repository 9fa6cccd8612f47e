package io.culprit.parse.balancer;

import io.culprit.parse.LineResult;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.Ending;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Hop;
import io.culprit.parse.event.Origin;
import io.culprit.parse.event.UpstreamAttempt;
import io.culprit.parse.source.Decimals;
import io.culprit.parse.source.TimeText;
import java.util.List;
import java.util.Optional;

/**
 * One request of Envoy, as its default log or Istio's has it. Texts as logged, empty where {@code
 * -}.
 *
 * @param start beginning of the request
 * @param request method, target and host of the request
 * @param code response code; 0: the client got none
 * @param flags response flags
 * @param details what the line says of answer and failure beside the flags
 * @param sent body bytes to the client
 * @param millis milliseconds to the last byte
 * @param service milliseconds to the upstream's header; empty: none came
 * @param forwardedFor X-Forwarded-For
 * @param agent user agent
 * @param id request id
 * @param upstream address of the upstream's host; empty: none was chosen
 * @param peer address of the client; empty: not logged
 */
record EnvoyRequest(
    String start,
    RequestText request,
    String code,
    String flags,
    String details,
    String sent,
    String millis,
    String service,
    String forwardedFor,
    String agent,
    String id,
    String upstream,
    String peer) {
  /** Cuts a line whose byte counts begin at {@code numbers}. */
  static EnvoyRequest ofParts(List<String> parts, int numbers) {
    RequestText request = RequestText.of(parts.get(1));
    String authority = text(parts, numbers + 7);
    return new EnvoyRequest(
        parts.get(0).substring(1, parts.get(0).length() - 1),
        new RequestText(request.method(), request.target(), authority),
        parts.get(2),
        text(parts, 3),
        String.join(" ", parts.subList(4, numbers)),
        parts.get(numbers + 1),
        parts.get(numbers + 2),
        text(parts, numbers + 3),
        text(parts, numbers + 4),
        text(parts, numbers + 5),
        text(parts, numbers + 6),
        text(parts, numbers + 8),
        // Cluster and two local addresses stand between.
        text(parts, numbers + 12));
  }

  /**
   * The same of a JSON object; keys as Istio and the examples of Envoy's documentation name them.
   */
  static EnvoyRequest ofJson(Values v) {
    RequestText request =
        RequestText.of(v.text("method", ":method"), v.text("path", "x-envoy-origin-path", ":path"));
    return new EnvoyRequest(
        v.text("start_time"),
        new RequestText(request.method(), request.target(), v.text("authority", ":authority")),
        v.text("response_code"),
        v.text("response_flags"),
        v.text("response_code_details")
            + ' '
            + v.text("connection_termination_details")
            + ' '
            + v.text("upstream_transport_failure_reason"),
        v.text("bytes_sent"),
        v.text("duration"),
        v.text("upstream_service_time", "x-envoy-upstream-service-time"),
        v.text("x_forwarded_for", "x-forwarded-for"),
        v.text("user_agent", "user-agent"),
        v.text("request_id", "x-request-id", "x_request_id"),
        v.text("upstream_host"),
        v.text("downstream_remote_address"));
  }

  /** Pushes the event, or says what was wrong with the values. */
  LineResult push(Origin origin, EventSink sink) {
    Optional<TimeText> time = TimeText.iso(start, 0);
    long took = Decimals.whole(millis);
    if (time.isEmpty() || took < 0) {
      return LineResult.rejected(
          "no time",
          "start: a date, duration: milliseconds, found \"" + start + "\" and \"" + millis + '"');
    }
    long status = Decimals.whole(code);
    if (status < 0 || status > 999) {
      return LineResult.rejected(
          "unreadable status", "response code: a number, found \"" + code + '"');
    }
    sink.access(event(origin, time.get(), took * 1_000, (int) status));
    return LineResult.PARSED;
  }

  private AccessEvent event(Origin origin, TimeText time, long took, int status) {
    Address client = Address.of(peer.isEmpty() ? lastForwarded() : peer);
    Optional<Ending> ending = EnvoyFlags.ending(flags, status, !service.isEmpty(), details);
    return AccessEvent.at(origin, Hop.PROXY, time.moment().plus(took))
        .durationMicros(took)
        .method(request.method())
        .target(request.target())
        .host(request.host())
        .status(status > 0 ? status : -1)
        .bytes(Decimals.whole(sent))
        .upstreamLogged(true)
        .attempts(attempts(took, status, ending))
        .requestId(id)
        .client(client.host())
        .clientPort(client.port())
        .forwardedFor(forwardedFor)
        .userAgent(agent)
        .termination(flags.isEmpty() ? "-" : flags)
        .ending(ending)
        .build();
  }

  private List<UpstreamAttempt> attempts(long took, int status, Optional<Ending> ending) {
    if (upstream.isEmpty()) {
      return List.of();
    }
    long header = Decimals.whole(service);
    boolean answered = header >= 0 || ending.isEmpty();
    return List.of(
        new UpstreamAttempt(
            // Older versions write a scheme: tcp://192.0.2.1:80.
            upstream.substring(upstream.startsWith("tcp://") ? 6 : 0),
            answered && status > 0 ? status : -1,
            -1,
            header < 0 ? -1 : header * 1_000,
            took));
  }

  /** Envoy at the edge appends its peer to the list. */
  private String lastForwarded() {
    return forwardedFor.substring(forwardedFor.lastIndexOf(',') + 1).strip();
  }

  private static String text(List<String> parts, int index) {
    return index >= parts.size() || parts.get(index).equals("-") ? "" : parts.get(index);
  }
}
