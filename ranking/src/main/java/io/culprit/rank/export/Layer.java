package io.culprit.rank.export;

import java.util.Locale;

/** Who tells of a request, from the client inwards. */
enum Layer {
  CLIENT,
  BALANCER,
  PROXY,
  /** The application server's access line. */
  SERVER,
  /** The application's own timed record. */
  HANDLER;

  /** The name in exports. */
  String slug() {
    return name().toLowerCase(Locale.ROOT);
  }
}
