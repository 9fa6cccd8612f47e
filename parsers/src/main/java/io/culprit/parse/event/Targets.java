package io.culprit.parse.event;

/** Reads request targets. */
public final class Targets {
  private Targets() {}

  /**
   * The path of a target or absolute URL: without scheme, authority, query and fragment; "/" for an
   * empty path.
   */
  public static String path(String target) {
    int from = 0;
    int scheme = target.indexOf("://");
    if (scheme > 0 && scheme < 10) {
      from = target.indexOf('/', scheme + 3);
      if (from < 0) {
        return "/";
      }
    }
    for (int i = from; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c == '?' || c == '#') {
        return target.substring(from, i);
      }
    }
    return target.substring(from);
  }

  /** Scheme, host and port of an absolute URL ({@code http://h:3003}); empty for a plain target. */
  public static String base(String url) {
    int scheme = url.indexOf("://");
    if (scheme <= 0 || scheme >= 10) {
      return "";
    }
    int end = url.indexOf('/', scheme + 3);
    return end < 0 ? url : url.substring(0, end);
  }
}
