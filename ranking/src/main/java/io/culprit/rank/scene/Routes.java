package io.culprit.rank.scene;

/** Folds the ids of a path away, so that the requests of one handler are counted together. */
public final class Routes {
  private static final int LONGEST_WORD = 40;

  private Routes() {}

  /** {@code /v1/orders/4711/items} becomes {@code /v1/orders/{id}/items}. */
  public static String fold(String path) {
    StringBuilder out = new StringBuilder(path.length());
    int from = 0;
    while (from < path.length()) {
      int slash = path.indexOf('/', from);
      int to = slash < 0 ? path.length() : slash;
      String segment = path.substring(from, to);
      out.append(isId(segment) ? "{id}" : segment);
      if (slash >= 0) {
        out.append('/');
      }
      from = to + 1;
    }
    return out.toString();
  }

  private static boolean isId(String segment) {
    if (segment.isEmpty()) {
      return false;
    }
    if (segment.length() > LONGEST_WORD) {
      return true;
    }
    int digits = 0;
    boolean hex = true;
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (!((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == '-')) {
        hex = false;
      }
    }
    return digits == segment.length() || (hex && digits > 0 && segment.length() >= 8);
  }
}
