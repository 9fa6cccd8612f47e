package io.culprit.parse.balancer;

import io.culprit.parse.LineParser;
import io.culprit.parse.LineResult;
import io.culprit.parse.backend.field.Lapse;
import io.culprit.parse.backend.field.Stamps;
import io.culprit.parse.backend.field.Unit;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.Ending;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Hop;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Origin;
import io.culprit.parse.event.Phase;
import io.culprit.parse.event.UpstreamAttempt;
import io.culprit.parse.source.TimeText;
import java.util.List;
import java.util.Optional;

/**
 * Reads Cloudflare's Logpush of HTTP requests: JSON objects, times as RFC 3339 or as Unix time in
 * seconds or nanoseconds, whatever the job was told to write.
 *
 * <p>Requests that Cloudflare makes for itself (a Worker's, early hints) are read and pass without
 * an event: no client waits for them. Times of whole seconds give no duration, which would look
 * more exact than it is. Source: Cloudflare Logs, dataset "HTTP requests"; "Troubleshooting
 * Cloudflare 5XX errors".
 */
final class CloudflareParser implements LineParser {
  /** Coarser times do not measure a request. */
  private static final long EXACT_MICROS = 1_000;

  @Override
  public LineResult parse(Origin origin, String line, Optional<Moment> written, EventSink sink) {
    Optional<Values> read = Values.of(line);
    if (read.isEmpty()) {
      return LineResult.rejected("broken JSON", "one JSON object to the end of the line");
    }
    Values v = read.get();
    if (!v.has("edgeresponsestatus") || !v.hasAny("clientrequest")) {
      return LineResult.rejected(
          "not a Cloudflare request", "EdgeResponseStatus and ClientRequest...");
    }
    Optional<TimeText> start = Stamps.whole(v.text("edgestarttimestamp"));
    Optional<TimeText> end = Stamps.whole(v.text("edgeendtimestamp"));
    Optional<TimeText> stated = end.or(() -> start);
    if (stated.isEmpty()) {
      return LineResult.rejected(
          "no time",
          "EdgeEndTimestamp or EdgeStartTimestamp: RFC 3339 or a Unix time, found \""
              + v.text("edgeendtimestamp", "edgestarttimestamp")
              + '"');
    }
    String source = v.text("requestsource");
    if (source.isEmpty() || source.equals("eyeball")) {
      sink.access(event(v, origin, start, stated.get()));
    }
    return LineResult.PARSED;
  }

  private static AccessEvent event(
      Values v, Origin origin, Optional<TimeText> start, TimeText stated) {
    boolean exact =
        start.isPresent()
            && !v.text("edgeendtimestamp").isEmpty()
            && Math.max(start.get().precisionMicros(), stated.precisionMicros()) <= EXACT_MICROS;
    long took = exact ? Math.max(0, stated.micros() - start.get().micros()) : -1;
    boolean path = v.text("clientrequesturi").isEmpty();
    return AccessEvent.at(origin, Hop.BALANCER, stated.moment())
        .durationMicros(took)
        .method(v.text("clientrequestmethod"))
        .target(
            RequestText.of("", v.text(path ? "clientrequestpath" : "clientrequesturi")).target())
        .host(v.text("clientrequesthost"))
        .status(v.status("edgeresponsestatus"))
        .bytes(v.whole("edgeresponsebodybytes", "edgeresponsebytes"))
        .upstreamLogged(v.hasAny("origin"))
        .attempts(attempts(v))
        .client(v.text("clientip"))
        .clientPort((int) v.whole("clientsrcport"))
        .userAgent(v.text("clientrequestuseragent"))
        .referer(v.text("clientrequestreferer"))
        .requestId(v.text("rayid"))
        .ending(ending(v.status("edgeresponsestatus"), v.status("originresponsestatus")))
        .build();
  }

  private static List<UpstreamAttempt> attempts(Values v) {
    int status = v.status("originresponsestatus");
    String address = v.text("originip");
    if (status < 0 && address.isEmpty()) {
      return List.of();
    }
    long millis = millis(v, "originresponsedurationms");
    long took =
        millis >= 0
            ? millis
            : Lapse.micros(v.text("originresponsetime"), Optional.of(Unit.NANOS)).orElse(-1);
    long handshakes =
        sum(
            millis(v, "origindnsresponsetimems"),
            millis(v, "origintcphandshakedurationms"),
            millis(v, "origintlshandshakedurationms"));
    return List.of(
        new UpstreamAttempt(
            address, status, handshakes, status < 0 ? -1 : took, status < 0 ? took : -1));
  }

  private static long millis(Values v, String name) {
    return Lapse.micros(v.text(name), Optional.of(Unit.MILLIS)).orElse(-1);
  }

  private static long sum(long... parts) {
    long sum = -1;
    for (long part : parts) {
      sum = part < 0 ? sum : Math.max(0, sum) + part;
    }
    return sum;
  }

  private static Optional<Ending> ending(int edge, int fromOrigin) {
    if (edge == fromOrigin) {
      return Optional.empty();
    }
    return switch (edge) {
      case 499 -> Optional.of(new Ending(Notice.CLIENT_CLOSED, Phase.READING_HEADER));
      case 502, 520 -> Optional.of(new Ending(Notice.UPSTREAM_BAD_RESPONSE, Phase.READING_HEADER));
      case 521 -> Optional.of(new Ending(Notice.UPSTREAM_REFUSED, Phase.CONNECTING));
      case 522 -> Optional.of(new Ending(Notice.UPSTREAM_TIMED_OUT, Phase.CONNECTING));
      case 523 -> Optional.of(new Ending(Notice.UPSTREAM_UNREACHABLE, Phase.CONNECTING));
      case 504, 524 -> Optional.of(new Ending(Notice.UPSTREAM_TIMED_OUT, Phase.READING_HEADER));
      case 525, 526 ->
          Optional.of(new Ending(Notice.UPSTREAM_TLS_FAILED, Phase.UPSTREAM_HANDSHAKE));
      case 530 -> Optional.of(new Ending(Notice.RESOLVE_FAILED, Phase.RESOLVING));
      default -> Optional.empty();
    };
  }
}
