package io.culprit.parse.event;

/**
 * How an intermediary says that a request ended before its time, in the words of a complaint: what
 * happened, and what was being done then.
 *
 * <p>nginx writes such complaints into its error log, other servers into the access line itself:
 * haproxy as a termination state, Envoy as response flags, a load balancer as a code of its own.
 * Each format maps its signs to this, and nobody behind it knows the signs.
 *
 * @param kind what happened
 * @param phase what was being done; {@link Phase#UNKNOWN} where not said
 */
public record Ending(Notice kind, Phase phase) {
  /** The ending that a complaint tells of. */
  public static Ending of(NoticeEvent complaint) {
    return new Ending(complaint.kind(), complaint.phase());
  }

  /** Whether it is of a kind, in a phase; {@link Phase#UNKNOWN} stands for any. */
  public boolean is(Notice other, Phase during) {
    return kind == other && (during == Phase.UNKNOWN || during == phase);
  }

  /** Whether the client's side ended it. */
  public boolean byClient() {
    return switch (kind) {
      case CLIENT_CLOSED, CLIENT_RESET, CLIENT_TIMED_OUT -> true;
      default -> false;
    };
  }

  /** Whether the side behind the intermediary ended it: it closed, refused, or was not there. */
  public boolean byUpstream() {
    return switch (kind) {
      case UPSTREAM_CLOSED,
          UPSTREAM_RESET,
          UPSTREAM_REFUSED,
          UPSTREAM_UNREACHABLE,
          UPSTREAM_BAD_RESPONSE,
          UPSTREAM_TLS_FAILED,
          NO_LIVE_UPSTREAMS,
          RESOLVE_FAILED ->
          true;
      default -> false;
    };
  }

  /** Whether the intermediary itself ended it: its timer ran out, or it had no room. */
  public boolean byItself() {
    return kind == Notice.UPSTREAM_TIMED_OUT || kind == Notice.CONNECTIONS_EXHAUSTED;
  }

  /** Whether the answer had begun, so that its client got a part of it. */
  public boolean cutsBody() {
    return switch (kind) {
      case UPSTREAM_TIMED_OUT,
          UPSTREAM_CLOSED,
          UPSTREAM_RESET,
          UPSTREAM_BAD_RESPONSE,
          DISK_FAILED ->
          phase == Phase.READING_BODY;
      case CLIENT_CLOSED, CLIENT_RESET, CLIENT_TIMED_OUT ->
          phase == Phase.READING_BODY || phase == Phase.SENDING_TO_CLIENT;
      default -> false;
    };
  }
}
