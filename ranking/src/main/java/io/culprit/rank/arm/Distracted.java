package io.culprit.rank.arm;

import io.culprit.parse.LogSource;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.Origin;
import io.culprit.parse.event.UpstreamAttempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Healthy traffic with what any public service sees besides: strangers who look for holes, browsers
 * that ask for icons which are not there, and one export by an administrator that takes its time.
 * The added lines tell what the log's own lines tell, and no more; they stand in the proxy's log
 * alone.
 */
final class Distracted {
  private static final long SEED = 20261127;

  /** One added line for so many. */
  private static final int ONE_FOR = 20;

  private static final int FEWEST = 30;
  private static final long EXPORT_MICROS = 12_000_000;
  private static final long EXPORT_BYTES = 18_000_000;
  private static final String EXPORT = "/admin/export/orders.csv?month=10";
  private static final int FOUND = 200;
  private static final int NOT_FOUND = 404;

  private static final List<String> HOLES =
      List.of("/wp-login.php", "/.env", "/.git/config", "/phpmyadmin/index.php", "/xmlrpc.php");
  private static final List<String> ICONS =
      List.of("/favicon.ico", "/apple-touch-icon.png", "/robots.txt");
  private static final String BOT = "Mozilla/5.0 (compatible; SurveyBot/2.1)";

  /** The healthy ones, distracted. */
  List<Specimen> of(List<Specimen> recorded) {
    return recorded.stream()
        .filter(s -> s.truth().healthy())
        .map(s -> s.changed(Distracted::distracted))
        .toList();
  }

  private static Optional<Altered> distracted(LogSource source) {
    Altered altered = Altered.of(source);
    return Optional.of(
        SourceKind.PROXY_ACCESS.in(source.detected())
            ? altered.then(Distracted::visited)
            : altered);
  }

  private static List<LogEvent> visited(List<LogEvent> events) {
    List<AccessEvent> calls =
        events.stream()
            .filter(AccessEvent.class::isInstance)
            .map(AccessEvent.class::cast)
            .filter(e -> e.status() == FOUND)
            .toList();
    if (calls.isEmpty()) {
      return events;
    }
    List<LogEvent> added = new ArrayList<>();
    int count = Math.max(FEWEST, calls.size() / ONE_FOR);
    for (int i = 0; i < count; i++) {
      AccessEvent like = calls.get((int) (Dice.of(SEED, i) % calls.size()));
      added.add(i % 2 == 0 ? bot(like, i) : icon(like, i));
    }
    added.add(export(calls.get(calls.size() / 2)));
    return merged(events, added);
  }

  private static AccessEvent bot(AccessEvent like, int i) {
    return line(like, HOLES.get(i % HOLES.size()), NOT_FOUND, 153, 0)
        .client("198.51.100." + (1 + i % 9))
        .userAgent(like.userAgent().isEmpty() ? "" : BOT)
        .build();
  }

  private static AccessEvent icon(AccessEvent like, int i) {
    return line(like, ICONS.get(i % ICONS.size()), NOT_FOUND, 153, 0)
        .client(like.client())
        .userAgent(like.userAgent())
        .build();
  }

  private static AccessEvent export(AccessEvent like) {
    AccessEvent.Builder line =
        line(like, EXPORT, FOUND, EXPORT_BYTES, EXPORT_MICROS)
            .client(like.client())
            .userAgent(like.userAgent());
    if (!like.attempts().isEmpty()) {
      UpstreamAttempt a = like.attempts().get(0);
      line.attempts(
          List.of(
              new UpstreamAttempt(
                  a.address(),
                  a.status() < 0 ? a.status() : FOUND,
                  a.connectMicros(),
                  a.headerMicros() < 0 ? -1 : EXPORT_MICROS / 2,
                  a.responseMicros() < 0 ? -1 : EXPORT_MICROS)));
    }
    return line.build();
  }

  /** A line that tells what another tells. */
  private static AccessEvent.Builder line(
      AccessEvent like, String target, int status, long bytes, long durationMicros) {
    return AccessEvent.at(like.origin(), like.hop(), like.end())
        .method("GET")
        .target(target)
        .host(like.host())
        .status(status)
        .bytes(like.bytes() < 0 ? -1 : bytes)
        .durationMicros(like.durationMicros() < 0 ? -1 : durationMicros)
        .upstreamLogged(like.upstreamLogged())
        .originHeader(like.originHeader().map(o -> ""))
        .allowOrigin(like.allowOrigin().map(o -> ""))
        .completion(like.completion().map(c -> "OK"));
  }

  /** All in the order of time, the added ones on lines of their own behind the last. */
  private static List<LogEvent> merged(List<LogEvent> events, List<LogEvent> added) {
    long last = events.stream().mapToLong(e -> e.origin().line()).max().orElse(0);
    List<LogEvent> all = new ArrayList<>(events);
    for (LogEvent event : added) {
      long line = ++last;
      int place = 0;
      while (place < all.size() && micros(all.get(place)) <= micros(event)) {
        place++;
      }
      all.add(place, Edit.none().placed(l -> new Origin(event.origin().source(), line)).of(event));
    }
    return all;
  }

  private static long micros(LogEvent event) {
    return event instanceof AccessEvent e ? e.end().micros() : Long.MIN_VALUE;
  }
}
