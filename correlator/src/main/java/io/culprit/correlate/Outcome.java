package io.culprit.correlate;

import java.util.Locale;

/** How an exchange ended for its client. */
public enum Outcome {
  /** A whole answer that the client could use. */
  DELIVERED(false),
  /**
   * A whole answer with an error status of the application's (or of a static file server's) own.
   */
  APP_ERROR(false),
  /** An intermediary gave up waiting: 504, or haproxy's server timeout. */
  GATEWAY_TIMEOUT(true),
  /** An intermediary could not get an answer: 502, 503 of its own. */
  GATEWAY_ERROR(true),
  /** The client side closed before an answer began: 499, 460. */
  CLOSED_BY_CLIENT(true),
  /** The answer began but did not arrive whole. */
  TRUNCATED(true),
  /**
   * The browser's cross-origin rules stopped it: a refused preflight, or an answer without the
   * allowing header.
   */
  BLOCKED_PREFLIGHT(true),
  /** It went to a host, port or prefix that does not serve the application. */
  MISDIRECTED(true),
  /** No connection, or one that ended before any server logged the request. */
  REFUSED(true),
  /** The logs do not tell. */
  UNKNOWN(false);

  private final boolean failure;

  Outcome(boolean failure) {
    this.failure = failure;
  }

  /**
   * Whether the client's call failed ("Failed to fetch" and its like), as opposed to an answered
   * error.
   */
  public boolean isFailure() {
    return failure;
  }

  /** The name in reports. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
