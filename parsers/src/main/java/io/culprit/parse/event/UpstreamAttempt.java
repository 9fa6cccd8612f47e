package io.culprit.parse.event;

import java.util.function.UnaryOperator;

/**
 * One try of a proxy at a server behind it.
 *
 * @param address {@code ip:port}, a unix socket, the group name when no server was left, or empty
 * @param status status of this try; -1 where the log has {@code -} or nothing
 * @param connectMicros time to an established connection; -1: never established, or not logged
 * @param headerMicros time to the end of the response header; -1: no header came, or not logged
 * @param responseMicros time to the last byte or to the failure; -1: not logged
 */
public record UpstreamAttempt(
    String address, int status, long connectMicros, long headerMicros, long responseMicros) {
  UpstreamAttempt sharing(UnaryOperator<String> shared) {
    return new UpstreamAttempt(
        shared.apply(address), status, connectMicros, headerMicros, responseMicros);
  }
}
