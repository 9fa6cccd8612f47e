package io.culprit.parse.nginx;

import io.culprit.parse.event.Phase;
import java.util.Map;

/** What nginx says it was doing ({@code while ...}), as phases. */
final class Actions {
  private static final Map<String, Phase> PHASES =
      Map.ofEntries(
          Map.entry("resolving", Phase.RESOLVING),
          Map.entry("connecting to upstream", Phase.CONNECTING),
          Map.entry("SSL handshaking to upstream", Phase.UPSTREAM_HANDSHAKE),
          Map.entry("sending request to upstream", Phase.SENDING_REQUEST),
          Map.entry("reading response header from upstream", Phase.READING_HEADER),
          Map.entry("reading upstream", Phase.READING_BODY),
          Map.entry("proxying upgraded connection", Phase.READING_BODY),
          Map.entry("proxying and reading from upstream", Phase.READING_BODY),
          Map.entry("proxying and sending to upstream", Phase.SENDING_REQUEST),
          Map.entry("proxying connection", Phase.READING_BODY),
          Map.entry("sending to client", Phase.SENDING_TO_CLIENT),
          Map.entry("sending response to client", Phase.SENDING_TO_CLIENT),
          Map.entry("sending early hints to client", Phase.SENDING_TO_CLIENT),
          Map.entry("SSL handshaking", Phase.CLIENT_HANDSHAKE),
          Map.entry("reading PROXY protocol", Phase.READING_CLIENT),
          Map.entry("reading client request line", Phase.READING_CLIENT),
          Map.entry("reading client pipelined request line", Phase.READING_CLIENT),
          Map.entry("reading client request headers", Phase.READING_CLIENT),
          Map.entry("reading client request body", Phase.READING_CLIENT),
          Map.entry("waiting for request", Phase.IDLE),
          Map.entry("keepalive", Phase.IDLE),
          Map.entry("closing request", Phase.IDLE));

  private static final int LONGEST = 48;
  private static final String WHILE = " while ";

  private Actions() {}

  /** The phase of an action. */
  static Phase phase(String action) {
    return PHASES.getOrDefault(action, Phase.UNKNOWN);
  }

  /**
   * Where {@code " while "} and the action that ends {@code text} begin; the length of the text
   * where it names none.
   */
  static int begin(String text) {
    int from = Math.max(0, text.length() - LONGEST);
    int at = text.lastIndexOf(WHILE);
    if (at < from) {
      return text.length();
    }
    String action = text.substring(at + WHILE.length());
    return PHASES.containsKey(action)
            || action.startsWith("logging")
            || action.startsWith("checking")
            || action.startsWith("processing HTTP/")
        ? at
        : text.length();
  }
}
