package io.culprit.parse.client;

import io.culprit.parse.backend.field.RequestText;
import io.culprit.parse.backend.field.Stamps;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.ClientOutcome;
import io.culprit.parse.event.Origin;
import io.culprit.parse.event.Targets;
import io.culprit.parse.source.TimeText;
import java.util.List;
import java.util.Optional;

/**
 * What a HAR entry says of a call.
 *
 * <p>Two dialects disagree. Playwright writes status -1, {@code _failureText}, no {@code blocked},
 * counts {@code ssl} twice in {@code time} and has it above 0 on plain http. DevTools writes status
 * 0, {@code _error} (null on success, and also where the page was left), preflights as entries of
 * their own.
 */
final class HarCall {
  private static final List<String> ID_HEADERS =
      List.of(
          "x-request-id",
          "x-correlation-id",
          "request-id",
          "x-amzn-trace-id",
          "x-trace-id",
          "traceparent",
          "x-b3-traceid",
          "b3",
          "uber-trace-id",
          "cf-ray");

  private static final List<String> PHASES =
      List.of("blocked", "dns", "connect", "send", "wait", "receive");

  /** Times are rounded on their way into the file. */
  private static final double ROUNDING_MILLIS = 0.5;

  private static final double LONGEST_MILLIS = 31 * 86_400e3;

  private HarCall() {}

  /** The event of an entry; empty: it has no time or is no call over the network. */
  static Optional<ClientEvent> of(HarEntry entry, Origin origin, String session) {
    Optional<TimeText> start = Stamps.whole(entry.started);
    if (start.isEmpty() || !RequestText.isUrl(entry.url)) {
      return Optional.empty();
    }
    String page = page(entry);
    boolean tls = entry.url.startsWith("https:") || entry.url.startsWith("wss:");
    return Optional.of(
        new ClientEvent(
            origin,
            start.get().moment(),
            elapsed(entry),
            entry.method,
            entry.url,
            entry.status > 0 && entry.status < 1000 ? entry.status : -1,
            outcome(entry),
            entry.error,
            page,
            session,
            requestId(entry),
            isPreflight(entry),
            entry.resourceType.equals("document")
                || entry.asked("sec-fetch-mode").equals("navigate"),
            allowOrigin(entry, page),
            micros(entry.timing("dns")),
            micros(entry.timing("connect")),
            tls ? micros(entry.timing("ssl")) : -1,
            micros(entry.timing("blocked")),
            bytes(entry)));
  }

  private static ClientOutcome outcome(HarEntry entry) {
    if (!entry.error.isEmpty()) {
      return OutcomeWords.of(entry.error).orElse(ClientOutcome.FAILED);
    }
    if (entry.status > 0) {
      return ClientOutcome.OK;
    }
    return entry.errorIsNull ? ClientOutcome.LEFT : ClientOutcome.FAILED;
  }

  /**
   * The sum of the phases where {@code time} is that sum with the TLS handshake counted twice, else
   * {@code time}.
   */
  private static long elapsed(HarEntry entry) {
    double sum = 0;
    for (String phase : PHASES) {
      sum += Math.max(0, entry.timing(phase));
    }
    double tls = Math.max(0, entry.timing("ssl"));
    boolean twice =
        tls > 0
            && Math.abs(entry.time - sum - tls) < ROUNDING_MILLIS
            && Math.abs(entry.time - sum) > Math.min(ROUNDING_MILLIS, tls / 2);
    return micros(entry.time < 0 || twice ? sum : entry.time);
  }

  private static String page(HarEntry entry) {
    String origin = entry.asked("origin");
    String referer = entry.asked("referer");
    return !origin.isEmpty() ? origin : RequestText.isUrl(referer) ? Targets.base(referer) : "";
  }

  private static String requestId(HarEntry entry) {
    for (String name : ID_HEADERS) {
      if (entry.requestHeaders.containsKey(name)) {
        return entry.asked(name);
      }
    }
    for (String name : ID_HEADERS) {
      String value = entry.responseHeaders.get(name);
      if (value != null) {
        return value;
      }
    }
    return "";
  }

  private static boolean isPreflight(HarEntry entry) {
    return entry.resourceType.equals("preflight")
        || entry.initiator.equals("preflight")
        || (entry.method.equals("OPTIONS")
            && entry.requestHeaders.containsKey("access-control-request-method"));
  }

  private static Optional<String> allowOrigin(HarEntry entry, String page) {
    String allowed = entry.responseHeaders.get("access-control-allow-origin");
    if (allowed != null) {
      return Optional.of(allowed);
    }
    boolean known = entry.status > 0 && !entry.responseHeaders.isEmpty();
    boolean foreign = !page.isEmpty() && !bare(page).equals(bare(Targets.base(entry.url)));
    return known && foreign ? Optional.of("") : Optional.empty();
  }

  /** An origin without the port that its scheme has anyway. */
  private static String bare(String origin) {
    if (origin.startsWith("http:") && origin.endsWith(":80")) {
      return origin.substring(0, origin.length() - 3);
    }
    return origin.startsWith("https:") && origin.endsWith(":443")
        ? origin.substring(0, origin.length() - 4)
        : origin;
  }

  private static long bytes(HarEntry entry) {
    if (entry.bodySize > 0 || entry.contentSize < 0) {
      return (long) entry.bodySize;
    }
    boolean unknown =
        entry.contentSize == 0
            && (entry.bodySize < 0 || !entry.error.isEmpty() || entry.status <= 0);
    return unknown ? -1 : (long) entry.contentSize;
  }

  private static long micros(double millis) {
    return millis < 0 || millis > LONGEST_MILLIS ? -1 : Math.round(millis * 1000);
  }
}
