package io.culprit.rank.finding;

import io.culprit.parse.event.Notice;

/** Requests near messages of slow or failed name look-ups in the application. */
final class DnsMessage extends MessageSign {
  DnsMessage() {
    super(
        "dns-message",
        Family.NAME,
        0.0005,
        "slow or failed name look-ups",
        Notice.DNS_SLOW,
        Notice.DNS_FAILED);
  }
}
