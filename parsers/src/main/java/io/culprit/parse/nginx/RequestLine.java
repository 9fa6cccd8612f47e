package io.culprit.parse.nginx;

/**
 * The parts of {@code GET /path?query HTTP/1.1}.
 *
 * @param method upper-case method; empty where the text is no request
 * @param target what stands between method and protocol; empty where the text is no request
 */
record RequestLine(String method, String target) {
  private static final RequestLine GARBAGE = new RequestLine("", "");
  private static final int LONGEST_METHOD = 32;

  /**
   * Reads a request line; of TLS bytes, {@code -} and the like nothing comes. A missing protocol is
   * borne (HTTP/0.9).
   */
  static RequestLine of(String text) {
    int space = text.indexOf(' ');
    if (space < 1 || space > LONGEST_METHOD) {
      return GARBAGE;
    }
    for (int i = 0; i < space; i++) {
      char c = text.charAt(i);
      if ((c < 'A' || c > 'Z') && c != '_' && c != '-') {
        return GARBAGE;
      }
    }
    int last = text.lastIndexOf(' ');
    boolean protocol = last > space && text.startsWith("HTTP/", last + 1);
    String target = text.substring(space + 1, protocol ? last : text.length());
    return target.isEmpty() ? GARBAGE : new RequestLine(text.substring(0, space), target);
  }
}
