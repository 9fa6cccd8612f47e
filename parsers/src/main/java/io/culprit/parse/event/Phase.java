package io.culprit.parse.event;

/**
 * What nginx was doing when it complained (its {@code log->action}), or the like of another server.
 */
public enum Phase {
  RESOLVING,
  CONNECTING,
  UPSTREAM_HANDSHAKE,
  SENDING_REQUEST,
  READING_HEADER,
  READING_BODY,
  SENDING_TO_CLIENT,
  CLIENT_HANDSHAKE,
  READING_CLIENT,
  IDLE,
  UNKNOWN
}
