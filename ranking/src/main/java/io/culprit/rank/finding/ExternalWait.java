package io.culprit.rank.finding;

import io.culprit.parse.event.Notice;

/**
 * Requests near messages that the application waited for a service elsewhere: flood waits, slow
 * partners, exhausted pools.
 */
final class ExternalWait extends MessageSign {
  ExternalWait() {
    super(
        "external-wait",
        Family.WAIT,
        0.001,
        "waits for a service elsewhere",
        Notice.EXTERNAL_WAIT,
        Notice.POOL_EXHAUSTED);
  }
}
