package io.culprit.rank.finding;

import java.util.Locale;

/** Findings of one family tell of one physical event and share their weight. */
enum Family {
  TIMEOUT,
  BALANCER,
  CLOSE,
  NETWORK,
  BODY,
  SIZE,
  ORIGIN,
  PLACE,
  QUEUE,
  STALL,
  HANDLER,
  ROUTES,
  WAIT,
  PROCESS,
  GATEWAY,
  NAME,
  CLIENT;

  String slug() {
    return name().toLowerCase(Locale.ROOT);
  }
}
