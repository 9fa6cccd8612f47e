package io.culprit.rank.finding;

import io.culprit.rank.scene.Request;

/** Tells page loads from calls. */
final class Pages {
  private Pages() {}

  /**
   * A document that a browser loads: a delivered GET of the root, of a directory or of an HTML
   * file, not proxied.
   */
  static boolean isPage(Request r) {
    if (r.exchange().client().stream().anyMatch(p -> p.event().document())) {
      return true;
    }
    if (!r.exchange().method().equals("GET")
        || r.exchange().edge().isEmpty()
        || r.status() >= 400) {
      return false;
    }
    String path = r.exchange().path();
    boolean document = path.equals("/") || path.endsWith(".html") || path.endsWith("/");
    return document && r.exchange().backend().isEmpty() && r.exchange().app().isEmpty();
  }
}
