package io.culprit.rank.scene;

import io.culprit.correlate.Exchange;
import io.culprit.correlate.Outcome;
import io.culprit.correlate.Paired;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.Ending;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Phase;
import io.culprit.parse.event.UpstreamAttempt;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An exchange with the times that follow from it. Microseconds; -1 where the logs do not tell.
 *
 * @param exchange the exchange
 * @param route method and folded path
 * @param startMicros when the first intermediary got it
 * @param endMicros when it was over for the intermediary
 * @param elapsedMicros how long the one who cut it (else the first intermediary) had waited
 * @param slackMicros how much the stated times may be off
 * @param handlerMicros the application's own time for it
 * @param handlerStartMicros when the application began with it
 * @param queueMicros time between the proxy's first byte and the application's beginning
 * @param cutter who ended it, for a failed one
 */
public record Request(
    Exchange exchange,
    String route,
    long startMicros,
    long endMicros,
    long elapsedMicros,
    long slackMicros,
    long handlerMicros,
    long handlerStartMicros,
    long queueMicros,
    Cutter cutter) {
  private static final long LEAST_WAIT = 400_000;

  /** Coarser records cannot show who ended first. */
  private static final long PRECISE = 10_000;

  /** Reads an exchange alone: only ids that show by themselves are folded out of its route. */
  public static Request of(Exchange x) {
    return of(x, Routes.among(List.of()));
  }

  /** Reads an exchange. */
  static Request of(Exchange x, Routes routes) {
    String route = (x.method() + " " + routes.fold(x.path())).strip();
    Optional<BackendEvent> handled = handler(x);
    long handler = handled.map(BackendEvent::durationMicros).orElse(-1L);
    if (handler < 0) {
      handler =
          x.app().stream()
              .mapToLong(p -> p.event().durationMicros())
              .filter(d -> d >= 0)
              .max()
              .orElse(-1);
    }
    long handlerStart =
        handled.filter(b -> b.durationMicros() >= 0).map(BackendEvent::startMicros).orElse(-1L);
    Cutter cutter = x.outcome().isFailure() ? cutter(x) : Cutter.NOBODY;
    Optional<AccessEvent> timer = cutter == Cutter.BALANCER ? x.front() : x.edge();
    long slack = timer.map(e -> e.end().precisionMicros()).orElse(1_000L);
    long elapsed = timer.map(AccessEvent::durationMicros).orElse(-1L);
    if (elapsed < 0 && timer.isPresent() && handlerStart >= 0 && x.outcome().isFailure()) {
      long derived = timer.get().end().micros() + slack / 2 - handlerStart;
      elapsed = derived > 0 ? derived : -1;
    } else if (timer.isEmpty()) {
      elapsed = x.client().stream().mapToLong(p -> p.event().elapsedMicros()).max().orElse(-1);
    } else if (timer.get().durationMicros() >= 0) {
      slack = 2_000;
    }
    return new Request(
        x,
        route,
        x.startMicros(),
        x.endMicros(),
        elapsed,
        slack,
        handler,
        handlerStart,
        queue(x, handled),
        cutter);
  }

  /**
   * Whether it waited for its handler to begin: over 0.4 s, more than the clocks' coarseness, and a
   * fifth of its time.
   */
  public boolean waited() {
    long coarse = exchange.proxy().map(p -> p.end().precisionMicros()).orElse(0L);
    long slack = failed() ? coarse / 2 : 3_000;
    return queueMicros >= LEAST_WAIT + slack && queueMicros * 5 >= elapsedMicros;
  }

  /** When its handler ended; where its begin is unknown, when the request did. */
  public long handlerEndMicros() {
    return handlerStartMicros < 0 ? endMicros : handlerStartMicros + handlerMicros;
  }

  /**
   * Whether the application's records tell begin and end of its handler to a hundredth of a second.
   */
  public boolean handledPrecisely() {
    return handlerMicros >= 0
        && handlerStartMicros >= 0
        && exchange.backend().stream().allMatch(p -> p.event().end().precisionMicros() <= PRECISE);
  }

  /** Whether it failed for its client. */
  public boolean failed() {
    return exchange.outcome().isFailure();
  }

  /** Whether it was answered usefully. */
  public boolean delivered() {
    return exchange.outcome() == Outcome.DELIVERED;
  }

  /**
   * Whether the proxy said that the client's connection was reset, as opposed to closed. nginx says
   * so with ECONNRESET (104; 54 on BSD), also where it reports a premature close.
   */
  public boolean resetByClient() {
    return exchange.notices().stream()
        .map(Paired::event)
        .anyMatch(
            n ->
                n.kind() == Notice.CLIENT_RESET
                    || (n.kind() == Notice.CLIENT_CLOSED && (n.errno() == 104 || n.errno() == 54)));
  }

  /** Whether it was passed to the application, as far as the logs tell. */
  public boolean reachedApplication() {
    return !exchange.backend().isEmpty()
        || !exchange.app().isEmpty()
        || exchange.proxy().map(p -> !p.attempts().isEmpty()).orElse(false);
  }

  /**
   * Whether a complaint of a kind (and phase, unless UNKNOWN) was made about it, in a line of its
   * own or in the proxy's line.
   */
  public boolean hasNotice(Notice kind, Phase phase) {
    return exchange.notices().stream().anyMatch(n -> Ending.of(n.event()).is(kind, phase))
        || exchange.proxy().map(p -> p.ended(kind, phase)).orElse(false);
  }

  /** Whether the load balancer's line says that it ended so (in any phase where UNKNOWN). */
  public boolean endedAtBalancer(Notice kind, Phase phase) {
    return exchange.balancer().map(b -> b.event().ended(kind, phase)).orElse(false);
  }

  /**
   * Address of the client as far as the logs know it: the load balancer's peer, else
   * X-Forwarded-For, else the proxy's peer.
   */
  public String client() {
    if (exchange.balancer().isPresent()) {
      return exchange.balancer().get().event().client();
    }
    String forwarded = exchange.proxy().map(AccessEvent::forwardedFor).orElse("");
    if (!forwarded.isEmpty()) {
      int comma = forwarded.indexOf(',');
      return (comma < 0 ? forwarded : forwarded.substring(0, comma)).strip();
    }
    return exchange.proxy().map(AccessEvent::client).orElseGet(this::session);
  }

  /** Page session of the client record, where there is one. */
  public String session() {
    return exchange.client().stream()
        .map(p -> p.event().session())
        .filter(s -> !s.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** User agent; empty where not logged. */
  public String userAgent() {
    return exchange.edge().map(AccessEvent::userAgent).orElse("");
  }

  /** Status the first intermediary sent; -1: none. */
  public int status() {
    return exchange.front().map(AccessEvent::status).orElse(-1);
  }

  /** Status at the proxy; -1: none. */
  public int proxyStatus() {
    return exchange.proxy().map(AccessEvent::status).orElse(-1);
  }

  /**
   * Size of the answer as the application made it, else as its server or the proxy sent it; -1:
   * unknown, as for a request that got nothing of the application's answer.
   */
  public long bytes() {
    long made =
        Math.max(
            exchange.backend().stream().mapToLong(p -> p.event().bytes()).max().orElse(-1),
            exchange.app().stream().mapToLong(p -> p.event().bytes()).max().orElse(-1));
    boolean unanswered = failed() && exchange.outcome() != Outcome.TRUNCATED;
    return made >= 0 || unanswered ? made : exchange.edge().map(AccessEvent::bytes).orElse(-1L);
  }

  /** The last try at the upstream. */
  public Optional<UpstreamAttempt> lastAttempt() {
    return exchange
        .proxy()
        .filter(p -> !p.attempts().isEmpty())
        .map(p -> p.attempts().get(p.attempts().size() - 1));
  }

  /** The client's own record. */
  public Optional<ClientEvent> clientRecord() {
    return exchange.client().stream().map(Paired::event).findFirst();
  }

  /**
   * Origin (scheme and host) of the page that called: the Origin header, else the referer's; empty:
   * unknown.
   */
  public String pageOrigin() {
    String header = exchange.proxy().flatMap(AccessEvent::originHeader).orElse("");
    if (!header.isEmpty()) {
      return header;
    }
    String told =
        exchange.client().stream()
            .map(p -> p.event().pageOrigin())
            .filter(s -> !s.isEmpty())
            .findFirst()
            .orElse("");
    if (!told.isEmpty()) {
      return io.culprit.parse.event.Targets.base(told).isEmpty()
          ? told
          : io.culprit.parse.event.Targets.base(told);
    }
    return io.culprit.parse.event.Targets.base(
        exchange.edge().map(AccessEvent::referer).orElse(""));
  }

  /** The first 16 (IPv4) or 32 (IPv6) bits of the client's address, as text; empty: unknown. */
  public String network() {
    String ip = client();
    if (ip.indexOf('.') > 0) {
      int first = ip.indexOf('.');
      int second = ip.indexOf('.', first + 1);
      return second > 0 ? ip.substring(0, second) + ".0.0/16" : "";
    }
    String[] groups = ip.split(":", -1);
    return groups.length > 2 ? groups[0] + ":" + groups[1] + "::/32" : "";
  }

  private static Optional<BackendEvent> handler(Exchange x) {
    BackendEvent longest = null;
    for (Paired<BackendEvent> p : x.backend()) {
      if (longest == null || p.event().durationMicros() > longest.durationMicros()) {
        longest = p.event();
      }
    }
    return Optional.ofNullable(longest);
  }

  private static long queue(Exchange x, Optional<BackendEvent> handled) {
    if (x.proxy().isEmpty() || handled.isEmpty() || handled.get().durationMicros() < 0) {
      return -1;
    }
    AccessEvent proxy = x.proxy().get();
    BackendEvent backend = handled.get();
    long upstream =
        proxy.attempts().stream()
            .mapToLong(UpstreamAttempt::headerMicros)
            .filter(v -> v >= 0)
            .sum();
    boolean answered = proxy.attempts().stream().anyMatch(a -> a.headerMicros() >= 0);
    if (answered && x.outcome() != Outcome.TRUNCATED) {
      long body =
          proxy.attempts().stream()
              .mapToLong(UpstreamAttempt::responseMicros)
              .filter(v -> v >= 0)
              .sum();
      return Math.max(
          0,
          Math.min(Math.max(upstream, 0), body < 0 ? Long.MAX_VALUE : body)
              - backend.durationMicros());
    }
    if (proxy.hasDuration()) {
      if (x.outcome() == Outcome.DELIVERED) {
        return Math.max(0, proxy.durationMicros() - backend.durationMicros());
      }
      long start = proxy.startMicros() + proxy.end().precisionMicros() / 2;
      return Math.max(0, backend.startMicros() - start);
    }
    return -1;
  }

  private static Cutter cutter(Exchange x) {
    Optional<Cutter> front =
        x.balancer().flatMap(b -> b.event().ending()).flatMap(e -> atBalancer(e, x));
    if (front.isPresent()) {
      return front.get();
    }
    return Stream.concat(
            x.notices().stream().map(n -> Ending.of(n.event())),
            x.proxy().flatMap(AccessEvent::ending).stream())
        .map(Request::atProxy)
        .filter(cutter -> cutter != Cutter.NOBODY)
        .findFirst()
        .orElseGet(() -> byOutcome(x));
  }

  private static Cutter byOutcome(Exchange x) {
    return switch (x.outcome()) {
      case GATEWAY_TIMEOUT -> x.proxy().isPresent() ? Cutter.PROXY : Cutter.BALANCER;
      case GATEWAY_ERROR -> Cutter.UPSTREAM;
      case CLOSED_BY_CLIENT -> Cutter.CLIENT;
      default -> Cutter.NOBODY;
    };
  }

  /** Whom a balancer's line names; empty: the side behind it, on which others know more. */
  private static Optional<Cutter> atBalancer(Ending e, Exchange x) {
    if (e.byClient()) {
      return Optional.of(Cutter.CLIENT);
    }
    boolean own = e.byItself() || (x.proxy().isEmpty() && e.byUpstream());
    return own ? Optional.of(Cutter.BALANCER) : Optional.empty();
  }

  private static Cutter atProxy(Ending e) {
    return switch (e.kind()) {
      case UPSTREAM_TIMED_OUT, CLIENT_TIMED_OUT -> Cutter.PROXY;
      case UPSTREAM_CLOSED, UPSTREAM_RESET, UPSTREAM_REFUSED -> Cutter.UPSTREAM;
      case CLIENT_CLOSED, CLIENT_RESET -> Cutter.CLIENT;
      default -> Cutter.NOBODY;
    };
  }
}
