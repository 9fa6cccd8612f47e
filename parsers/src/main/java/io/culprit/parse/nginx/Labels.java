package io.culprit.parse.nginx;

/**
 * The labelled context of an error line: {@code , client: 10.0.0.1, server: , request: "GET /
 * HTTP/1.1", upstream: "http://..."}.
 *
 * <p>Labels stand in a fixed order but quoted values are raw, so a value ends at the quote before
 * the next label that can follow, or at the last quote of the line; a cut line's last value just
 * ends.
 */
final class Labels {
  private static final String[] NEXT = {
    "\", subrequest: \"", "\", upstream: \"", "\", host: \"", "\", referrer: \""
  };

  private final String text;
  private final int from;

  Labels(String text, int from) {
    this.text = text;
    this.from = from;
  }

  /** A value without quotes; empty: there is none. */
  String plain(String label) {
    String mark = ", " + label + ": ";
    int at = text.indexOf(mark, from);
    if (at < 0) {
      return "";
    }
    int begin = at + mark.length();
    int end = text.indexOf(", ", begin);
    return text.substring(begin, end < 0 ? text.length() : end);
  }

  /** A quoted value; empty: there is none. */
  String quoted(String label) {
    String mark = ", " + label + ": \"";
    int at = text.indexOf(mark, from);
    if (at < 0) {
      return "";
    }
    int begin = at + mark.length();
    int end = -1;
    for (String next : NEXT) {
      int found = text.indexOf(next, begin);
      if (found >= 0 && (end < 0 || found < end)) {
        end = found;
      }
    }
    if (end < 0) {
      end = text.endsWith("\"") && text.length() - 1 >= begin ? text.length() - 1 : text.length();
    }
    return text.substring(begin, end);
  }
}
