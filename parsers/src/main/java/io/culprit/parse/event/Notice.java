package io.culprit.parse.event;

/**
 * What a complaint or lifecycle line is about. The texts are in the servers' sources; see
 * docs/formats in words.
 */
public enum Notice {
  // ---- a proxy about its upstream
  UPSTREAM_TIMED_OUT,
  UPSTREAM_CLOSED,
  UPSTREAM_RESET,
  UPSTREAM_REFUSED,
  UPSTREAM_UNREACHABLE,
  UPSTREAM_BAD_RESPONSE,
  UPSTREAM_TLS_FAILED,
  NO_LIVE_UPSTREAMS,
  RESOLVE_FAILED,
  RESPONSE_BUFFERED,
  // ---- a proxy about its client
  CLIENT_CLOSED,
  CLIENT_RESET,
  CLIENT_TIMED_OUT,
  CLIENT_TLS_FAILED,
  CLIENT_KEEPALIVE_CLOSED,
  REQUEST_TOO_LARGE,
  // ---- limits
  RATE_LIMITED,
  CONNECTIONS_EXHAUSTED,
  DISK_FAILED,
  CONCURRENCY_LIMIT,
  // ---- the life of processes
  SERVER_STARTED,
  SERVER_STOPPED,
  SERVER_RELOADED,
  WORKER_STARTED,
  WORKER_EXITED,
  WORKER_KILLED,
  WORKER_TIMEOUT,
  OOM_KILLED,
  MEMORY_ERROR,
  // ---- inside the application
  EXCEPTION,
  LOOP_BLOCKED,
  EXTERNAL_WAIT,
  POOL_EXHAUSTED,
  DNS_SLOW,
  DNS_FAILED,
  DNS_TIMED,
  PEER_GONE,
  /** A line of a known log that says nothing the investigation uses. */
  OTHER;

  private static final long SLOW_LOOKUP_MICROS = 500_000;

  /** A name look-up that took so long: one of half a second is worth a complaint. */
  public static Notice lookup(long micros) {
    return micros >= SLOW_LOOKUP_MICROS ? DNS_SLOW : DNS_TIMED;
  }
}
