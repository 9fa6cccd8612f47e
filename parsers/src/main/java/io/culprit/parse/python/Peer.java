package io.culprit.parse.python;

/**
 * Who asked, as a server prints it: {@code 127.0.0.1:55488}, {@code [::1]:4711}, {@code
 * ('127.0.0.1', 4711)}, {@code 10.0.0.9}.
 *
 * @param host address; empty: unknown (a unix socket)
 * @param port port; -1: not stated
 */
record Peer(String host, int port) {
  static final Peer UNKNOWN = new Peer("", -1);

  /**
   * Reads a peer.
   *
   * @param ported whether a port always stands behind the address, which decides what {@code
   *     fe80::a:4711} means
   */
  static Peer of(String text, boolean ported) {
    if (text.isEmpty() || text.equals("-") || text.startsWith("None")) {
      return UNKNOWN;
    }
    if (text.charAt(0) == '(') {
      // uvicorn before 0.8 and its WebSocket lines print Python's tuple.
      int comma = text.indexOf("', ");
      return comma < 2 || !text.endsWith(")")
          ? UNKNOWN
          : new Peer(
              text.substring(2, comma), port(text.substring(0, text.length() - 1), comma + 3));
    }
    int colon = text.lastIndexOf(':');
    boolean one = text.indexOf(':') == colon;
    boolean bracketed = text.charAt(0) == '[' && colon > 0 && text.charAt(colon - 1) == ']';
    int port = colon < 0 || !(ported || one || bracketed) ? -1 : port(text, colon + 1);
    String host = port < 0 ? text : text.substring(0, colon);
    return new Peer(
        host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host,
        port);
  }

  /** A decimal number of one to five digits that ends the text; -1: none. */
  static int port(String text, int from) {
    int length = text.length() - from;
    if (length < 1 || length > 5) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < text.length(); i++) {
      int d = text.charAt(i) - '0';
      if (d < 0 || d > 9) {
        return -1;
      }
      value = value * 10 + d;
    }
    return value;
  }
}
