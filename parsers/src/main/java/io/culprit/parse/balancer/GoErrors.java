package io.culprit.parse.balancer;

import io.culprit.parse.event.Ending;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Phase;
import java.util.List;
import java.util.Optional;

/**
 * What the texts of Go's network errors mean to a proxy that is written in it. Source: Go's
 * packages net, net/http and context, and the errors that Caddy's reverse_proxy adds.
 */
final class GoErrors {
  /** The first text that is found decides: a dial's timeout is more telling than a timeout. */
  private static final List<Sign> SIGNS =
      List.of(
          sign("no upstreams available", Notice.NO_LIVE_UPSTREAMS, Phase.UNKNOWN),
          sign("no such host", Notice.RESOLVE_FAILED, Phase.RESOLVING),
          sign("server misbehaving", Notice.RESOLVE_FAILED, Phase.RESOLVING),
          sign("lookup ", Notice.RESOLVE_FAILED, Phase.RESOLVING),
          sign("connection refused", Notice.UPSTREAM_REFUSED, Phase.CONNECTING),
          sign("no route to host", Notice.UPSTREAM_UNREACHABLE, Phase.CONNECTING),
          sign("network is unreachable", Notice.UPSTREAM_UNREACHABLE, Phase.CONNECTING),
          sign("dial tcp", Notice.UPSTREAM_TIMED_OUT, Phase.CONNECTING, "timeout"),
          sign("TLS handshake timeout", Notice.UPSTREAM_TIMED_OUT, Phase.UPSTREAM_HANDSHAKE),
          sign("tls: ", Notice.UPSTREAM_TLS_FAILED, Phase.UPSTREAM_HANDSHAKE),
          sign("x509: ", Notice.UPSTREAM_TLS_FAILED, Phase.UPSTREAM_HANDSHAKE),
          sign("context canceled", Notice.CLIENT_CLOSED, Phase.READING_HEADER),
          sign("request body", Notice.REQUEST_TOO_LARGE, Phase.READING_CLIENT, "too large"),
          sign("timeout", Notice.UPSTREAM_TIMED_OUT, Phase.READING_HEADER),
          sign("deadline exceeded", Notice.UPSTREAM_TIMED_OUT, Phase.READING_HEADER),
          sign("connection reset by peer", Notice.UPSTREAM_RESET, Phase.READING_HEADER),
          sign("malformed HTTP", Notice.UPSTREAM_BAD_RESPONSE, Phase.READING_HEADER),
          sign("broken pipe", Notice.UPSTREAM_CLOSED, Phase.SENDING_REQUEST),
          sign("server closed idle connection", Notice.UPSTREAM_CLOSED, Phase.READING_HEADER),
          sign("EOF", Notice.UPSTREAM_CLOSED, Phase.READING_HEADER));

  private GoErrors() {}

  /** What an error says that ended a request before its answer; empty: nothing known. */
  static Optional<Ending> beforeAnswer(String error) {
    return SIGNS.stream().filter(sign -> sign.in(error)).findFirst().map(Sign::ending);
  }

  /**
   * What an error says that ended an answer under way: {@code reading:} from the upstream, {@code
   * writing:} to the client.
   */
  static Ending inBody(String error) {
    if (error.startsWith("writing: ") || error.contains("context canceled")) {
      boolean reset = error.contains("connection reset by peer");
      boolean slow = error.contains("timeout");
      return new Ending(
          reset ? Notice.CLIENT_RESET : slow ? Notice.CLIENT_TIMED_OUT : Notice.CLIENT_CLOSED,
          Phase.SENDING_TO_CLIENT);
    }
    boolean timer = error.contains("timeout") || error.contains("deadline exceeded");
    boolean reset = error.contains("connection reset by peer");
    return new Ending(
        timer ? Notice.UPSTREAM_TIMED_OUT : reset ? Notice.UPSTREAM_RESET : Notice.UPSTREAM_CLOSED,
        Phase.READING_BODY);
  }

  private static Sign sign(String text, Notice kind, Phase phase) {
    return sign(text, kind, phase, "");
  }

  private static Sign sign(String text, Notice kind, Phase phase, String also) {
    return new Sign(text, also, new Ending(kind, phase));
  }

  /** Two texts that together mean an ending; the second may be empty. */
  private record Sign(String text, String also, Ending ending) {
    boolean in(String error) {
      return error.contains(text) && error.contains(also);
    }
  }
}
