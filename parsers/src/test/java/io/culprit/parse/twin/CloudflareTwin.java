package io.culprit.parse.twin;

import io.culprit.parse.event.Moment;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Cloudflare's Logpush with times in RFC 3339 of a millisecond or finer, as a tree of Jackson's.
 */
final class CloudflareTwin {
  private static final Map<Integer, String> ENDINGS =
      Map.ofEntries(
          Map.entry(499, "kind CLIENT_CLOSED, phase READING_HEADER"),
          Map.entry(502, "kind UPSTREAM_BAD_RESPONSE, phase READING_HEADER"),
          Map.entry(504, "kind UPSTREAM_TIMED_OUT, phase READING_HEADER"),
          Map.entry(520, "kind UPSTREAM_BAD_RESPONSE, phase READING_HEADER"),
          Map.entry(521, "kind UPSTREAM_REFUSED, phase CONNECTING"),
          Map.entry(522, "kind UPSTREAM_TIMED_OUT, phase CONNECTING"),
          Map.entry(523, "kind UPSTREAM_UNREACHABLE, phase CONNECTING"),
          Map.entry(524, "kind UPSTREAM_TIMED_OUT, phase READING_HEADER"),
          Map.entry(525, "kind UPSTREAM_TLS_FAILED, phase UPSTREAM_HANDSHAKE"),
          Map.entry(526, "kind UPSTREAM_TLS_FAILED, phase UPSTREAM_HANDSHAKE"),
          Map.entry(530, "kind RESOLVE_FAILED, phase RESOLVING"));

  private CloudflareTwin() {}

  static Optional<Map<String, String>> tell(String line) {
    return Named.json(line)
        .map(v -> v.folded().without("-"))
        .filter(v -> v.text("requestsource").equals("eyeball"))
        .filter(v -> v.fit(Shapes.PATH, "clientrequesturi", "clientrequestpath"))
        .filter(v -> v.fit("\\d{1,9}", "originresponsedurationms", "origindnsresponsetimems"))
        .filter(v -> v.fit("\\d{1,9}", "origintcphandshakedurationms"))
        .filter(v -> v.fit("\\d{1,9}", "origintlshandshakedurationms", "clientsrcport"))
        .filter(v -> v.has("edgeresponsestatus") && v.text("originresponsetime").isEmpty())
        .flatMap(CloudflareTwin::said);
  }

  private static Optional<Map<String, String>> said(Named v) {
    Optional<Moment> start = Shapes.iso(v.text("edgestarttimestamp"));
    Optional<Moment> end = Shapes.iso(v.text("edgeendtimestamp"));
    if (start.isEmpty() || end.isEmpty()) {
      return Optional.empty();
    }
    Moment from = start.get();
    Moment to = end.get();
    boolean exact = from.precisionMicros() <= 1_000 && to.precisionMicros() <= 1_000;
    int status = v.status("edgeresponsestatus");
    int behind = v.status("originresponsestatus");
    return Optional.of(
        Said.of("access")
            .text("hop", "BALANCER")
            .time("end", to)
            .number("durationMicros", exact ? Math.max(0, to.micros() - from.micros()) : -1)
            .text("method", v.text("clientrequestmethod"))
            .text("target", v.text("clientrequesturi", "clientrequestpath"))
            .text("host", v.text("clientrequesthost"))
            .number("status", status)
            .number("bytes", v.whole("edgeresponsebodybytes", "edgeresponsebytes"))
            .flag("upstreamLogged", v.hasAny("origin"))
            .text("attempts", attempt(v, behind))
            .text("requestId", v.text("rayid"))
            .text("client", v.text("clientip"))
            .number("clientPort", v.whole("clientsrcport"))
            .text("userAgent", v.text("clientrequestuseragent"))
            .text("referer", v.text("clientrequestreferer"))
            .text("ending", status == behind ? "" : ENDINGS.getOrDefault(status, ""))
            .values());
  }

  private static String attempt(Named v, int status) {
    String address = v.text("originip");
    if (address.isEmpty() && status < 0) {
      return "";
    }
    long took = millis(v.whole("originresponsedurationms"));
    long[] handshakes =
        LongStream.of(
                v.whole("origindnsresponsetimems"),
                v.whole("origintcphandshakedurationms"),
                v.whole("origintlshandshakedurationms"))
            .filter(each -> each >= 0)
            .toArray();
    return new Said()
        .text("address", address)
        .number("status", status)
        .number(
            "connectMicros", handshakes.length == 0 ? -1 : LongStream.of(handshakes).sum() * 1_000)
        .number(status < 0 ? "responseMicros" : "headerMicros", took)
        .part();
  }

  private static long millis(long value) {
    return value < 0 ? -1 : value * 1_000;
  }
}
