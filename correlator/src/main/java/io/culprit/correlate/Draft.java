package io.culprit.correlate;

import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Phase;
import io.culprit.parse.event.UpstreamAttempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An exchange that is still open: its anchor, and what the joins have found so far. Mutable,
 * confined to one correlator.
 */
final class Draft {
  /** Coarser times than this are estimated from the neighbours' lines. */
  private static final long COARSE = 100_000;

  private final @Nullable AccessEvent proxy;
  private final AccessEvent anchor;
  private final Optional<String> id;

  /** Best estimate of the end, inside the interval that the line states. */
  long likelyEnd;

  /** Between these the end lies, as far as the line and the order of its neighbours tell. */
  long earliestEnd;

  long latestEnd;

  /** The end that the order of records and lines tells; -1: none. */
  long orderedEnd = -1;

  /** Between these the application came to it, if it keeps the order of arrival. */
  long earliestRun = Long.MIN_VALUE;

  long latestRun = Long.MAX_VALUE;

  /** Best estimate of when the answer began; set where answers are put in order. */
  long likelyAnswer;

  @Nullable Paired<AccessEvent> balancer;
  final List<Paired<AppEvent>> app = new ArrayList<>();
  final List<Paired<BackendEvent>> backend = new ArrayList<>();
  final List<Paired<ClientEvent>> client = new ArrayList<>();
  final List<Paired<NoticeEvent>> notices = new ArrayList<>();

  private Draft(@Nullable AccessEvent proxy, AccessEvent anchor) {
    this.proxy = proxy;
    this.anchor = anchor;
    this.id = RequestIds.key(anchor);
    this.likelyEnd = anchor.end().micros() + (isCoarse() ? anchor.end().precisionMicros() / 2 : 0);
    this.earliestEnd = anchor.end().micros();
    this.latestEnd = earliestEnd + anchor.end().precisionMicros();
  }

  static Draft ofProxy(AccessEvent proxy) {
    return new Draft(proxy, proxy);
  }

  /** A load balancer's line behind which no proxy line was found. */
  static Draft ofBalancer(AccessEvent balancer) {
    Draft draft = new Draft(null, balancer);
    draft.balancer = new Paired<>(balancer, Tier.NONE, 1);
    return draft;
  }

  /** Forgets what was found, for the next look with more known. */
  void reset() {
    if (proxy != null) {
      balancer = null;
    }
    // a line once given by order is gone from its source
    app.removeIf(a -> a.tier() != Tier.SEQUENCE);
    backend.clear();
    client.clear();
    notices.clear();
    orderedEnd = -1;
    forgetTurn();
  }

  /** Forgets whose turn it was. */
  void forgetTurn() {
    earliestRun = Long.MIN_VALUE;
    latestRun = Long.MAX_VALUE;
  }

  AccessEvent anchor() {
    return anchor;
  }

  /** What stands nearest to the client: the balancer's line where one was found. */
  AccessEvent outermost() {
    return balancer == null ? anchor : balancer.event();
  }

  /** The id that the anchor shows, in the spelling in which ids are compared. */
  Optional<String> id() {
    return id;
  }

  boolean hasProxy() {
    return proxy != null;
  }

  long end() {
    return anchor.end().micros();
  }

  long precision() {
    return anchor.end().precisionMicros();
  }

  boolean isCoarse() {
    return anchor.end().precisionMicros() > COARSE;
  }

  long likelyStart() {
    return likelyEnd - Math.max(0, anchor.durationMicros());
  }

  /** Whether the request may have come to the application, as far as the line tells. */
  boolean mayReachApp() {
    return hasProxy()
        && (!anchor.upstreamLogged()
            || anchor.attempts().stream()
                .anyMatch(
                    a -> !a.address().isEmpty() || a.responseMicros() >= 0 || a.status() > 0));
  }

  /**
   * Whether the application's answer was surely not awaited to its end: 499, or a gateway error of
   * the proxy's.
   */
  boolean wasCut() {
    int status = anchor.status();
    if (status == 499 || status < 0) {
      return true;
    }
    return (status == 504 || status == 502 || status == 408 || status == 500) && !answeredByApp();
  }

  /** Whether the upstream's header came, as far as the line tells. */
  boolean answeredByApp() {
    List<UpstreamAttempt> attempts = anchor.attempts();
    if (attempts.isEmpty()) {
      return anchor.status() != 504 && anchor.status() != 502 && anchor.status() != 499;
    }
    UpstreamAttempt lastTry = attempts.get(attempts.size() - 1);
    return lastTry.headerMicros() >= 0
        || (lastTry.status() > 0
            && lastTry.status() != 504
            && lastTry.status() != 502
            && lastTry.status() != 499);
  }

  /** Whether the body may have been cut after the header. */
  boolean mayBeTruncated() {
    if (anchor.completion().isPresent() && anchor.completion().get().isEmpty()) {
      return true;
    }
    for (Paired<NoticeEvent> n : notices) {
      Phase phase = n.event().phase();
      if (phase == Phase.READING_BODY || phase == Phase.SENDING_TO_CLIENT) {
        return true;
      }
    }
    List<UpstreamAttempt> attempts = anchor.attempts();
    if (!attempts.isEmpty()) {
      UpstreamAttempt lastTry = attempts.get(attempts.size() - 1);
      return lastTry.headerMicros() >= 0
          && lastTry.responseMicros() - lastTry.headerMicros() > 1_000_000;
    }
    return false;
  }

  /** Time at the upstream over all tries; -1: not logged. */
  long upstreamMicros() {
    return anchor.upstream(UpstreamAttempt::responseMicros);
  }

  /** Time of the last try; -1: not logged. */
  long lastTryMicros() {
    List<UpstreamAttempt> attempts = anchor.attempts();
    return attempts.isEmpty() ? -1 : attempts.get(attempts.size() - 1).responseMicros();
  }

  /** From the request's start to the upstream's header; -1: not logged. */
  long headerMicros() {
    List<UpstreamAttempt> attempts = anchor.attempts();
    if (attempts.isEmpty() || attempts.get(attempts.size() - 1).headerMicros() < 0) {
      return -1;
    }
    long sum = attempts.get(attempts.size() - 1).headerMicros();
    for (UpstreamAttempt a : attempts.subList(0, attempts.size() - 1)) {
      sum += Math.max(0, a.responseMicros());
    }
    return sum;
  }

  /** The same request with no verdict yet. */
  Exchange exchange() {
    return new Exchange(
        Optional.ofNullable(balancer),
        Optional.ofNullable(proxy),
        app,
        backend,
        client,
        notices,
        Outcome.UNKNOWN);
  }

  /** Adds a pair of any kind. */
  void add(LogEvent event, Tier tier, double probability) {
    if (event instanceof AppEvent e) {
      app.add(new Paired<>(e, tier, probability));
    } else if (event instanceof BackendEvent e) {
      backend.add(new Paired<>(e, tier, probability));
    } else if (event instanceof ClientEvent e) {
      client.add(new Paired<>(e, tier, probability));
    } else if (event instanceof NoticeEvent e) {
      notices.add(new Paired<>(e, tier, probability));
    } else if (event instanceof AccessEvent e) {
      balancer = new Paired<>(e, tier, probability);
    }
  }
}
