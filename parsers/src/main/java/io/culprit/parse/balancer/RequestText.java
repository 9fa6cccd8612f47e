package io.culprit.parse.balancer;

import io.culprit.parse.event.Targets;

/**
 * The quoted request of a log, {@code GET https://api.example.org:443/x?y HTTP/1.1}, as the next
 * hop sees it: path and query, and the host apart.
 *
 * @param method method; empty for garbage
 * @param target path and query; empty for garbage
 * @param host host of an absolute URL, with a port that is not its scheme's own; empty: none
 */
record RequestText(String method, String target, String host) {
  private static final RequestText GARBAGE = new RequestText("", "", "");

  static RequestText of(String text) {
    int space = text.indexOf(' ');
    int last = text.lastIndexOf(' ');
    if (space < 1 || text.charAt(0) == '-' || text.charAt(0) == '<') {
      return GARBAGE;
    }
    boolean protocol = last > space && text.indexOf('/', last) > 0;
    String target = text.substring(space + 1, protocol ? last : text.length());
    return of(text.substring(0, space), target);
  }

  static RequestText of(String method, String target) {
    String base = Targets.base(target);
    if (base.isEmpty()) {
      return new RequestText(method, target, "");
    }
    String rest = target.substring(base.length());
    String host = base.substring(base.indexOf("://") + 3);
    boolean usual =
        (base.startsWith("http:") && host.endsWith(":80"))
            || (base.startsWith("https:") && host.endsWith(":443"));
    return new RequestText(
        method,
        rest.startsWith("/") ? rest : "/" + rest,
        usual ? host.substring(0, host.lastIndexOf(':')) : host);
  }
}
