package io.culprit.correlate;

import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.ClientOutcome;
import io.culprit.parse.event.Ending;
import io.culprit.parse.event.Hop;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Phase;
import io.culprit.parse.event.Targets;
import io.culprit.parse.event.UpstreamAttempt;
import java.util.List;
import java.util.Optional;

/**
 * How an exchange ended for its client, read from what the layers wrote: the client's own word
 * first, then the line nearest to the client. Pure functions; the facts say where the application
 * lives.
 */
public final class Outcomes {
  /** A pair less sure than this proves nothing. */
  private static final double BELIEVED = 0.5;

  private Outcomes() {}

  /**
   * Whether the client failed although the application (or its server) logged success. A pair made
   * is enough: where twins share their probability, it matters that one of them succeeded, not
   * which.
   */
  public static boolean isSilent(Exchange x) {
    return x.outcome().isFailure()
        && (x.backend().stream().anyMatch(b -> isSuccess(b.event().status()))
            || x.app().stream().anyMatch(a -> isSuccess(a.event().status())));
  }

  /** The outcome of an exchange whose records are all in place. */
  static Outcome of(Exchange x, Facts facts) {
    Optional<Outcome> server =
        x.edge().isPresent() ? Optional.of(byServers(x, facts)) : Optional.empty();
    if (!x.client().isEmpty()) {
      return byClient(x, facts, server);
    }
    if (server.isPresent()) {
      return server.get();
    }
    boolean error =
        x.backend().stream().anyMatch(b -> b.event().status() >= 400)
            || x.app().stream().anyMatch(a -> a.event().status() >= 400);
    return error ? Outcome.APP_ERROR : Outcome.UNKNOWN;
  }

  // ---- the client's word

  private static Outcome byClient(Exchange x, Facts facts, Optional<Outcome> server) {
    List<ClientEvent> words = x.client().stream().map(Paired::event).toList();
    Optional<ClientEvent> failed =
        words.stream().filter(c -> c.outcome() != ClientOutcome.OK).findFirst();
    if (failed.isEmpty()) {
      int status = words.stream().mapToInt(ClientEvent::status).max().orElse(-1);
      if (server.isPresent() && status >= 400) {
        Outcome seen = server.get();
        return seen == Outcome.DELIVERED ? Outcome.APP_ERROR : seen;
      }
      if (words.stream().anyMatch(c -> c.preflight() && (status == 400 || status == 403))) {
        return Outcome.BLOCKED_PREFLIGHT;
      }
      return status >= 400 ? Outcome.APP_ERROR : Outcome.DELIVERED;
    }
    if (server.isEmpty()) {
      String base = Targets.base(failed.get().url());
      boolean elsewhere =
          facts.knowsWorkingBases() && !base.isEmpty() && !facts.isWorkingBase(base);
      return elsewhere ? Outcome.MISDIRECTED : Outcome.REFUSED;
    }
    if (server.get().isFailure()) {
      return server.get();
    }
    return failedAfterAnswer(x, facts, words, server.get());
  }

  /** The servers were content, or answered an error; the client got nothing it could use. */
  private static Outcome failedAfterAnswer(
      Exchange x, Facts facts, List<ClientEvent> words, Outcome server) {
    String errors = String.join(" ", words.stream().map(ClientEvent::error).toList());
    if (errors.contains("RESET")
        || errors.contains("MISMATCH")
        || errors.contains("INCOMPLETE")
        || errors.contains("ERR_CONNECTION_CLOSED")
        || errors.contains("ERR_EMPTY_RESPONSE")
        || errors.contains("ERR_HTTP2")) {
      return Outcome.TRUNCATED;
    }
    if (words.stream()
        .anyMatch(
            c -> c.allowOrigin().isPresent() && c.allowOrigin().get().isEmpty() && isCross(c))) {
      return Outcome.BLOCKED_PREFLIGHT;
    }
    if (words.stream().anyMatch(c -> c.outcome() == ClientOutcome.FAILED)) {
      boolean allowed =
          x.proxy().isPresent()
              && x.proxy().get().allowOrigin().map(o -> !o.isEmpty()).orElse(false);
      boolean headersCame =
          words.stream().anyMatch(c -> c.status() > 0 && c.outcome() != ClientOutcome.OK);
      if (allowed || (headersCame && !errors.contains("ERR_FAILED"))) {
        return Outcome.TRUNCATED;
      }
      boolean cross = words.stream().anyMatch(Outcomes::isCross);
      boolean refused = words.stream().anyMatch(c -> facts.isRefusedOrigin(c.pageOrigin()));
      return cross || refused || errors.contains("ERR_FAILED") || server == Outcome.APP_ERROR
          ? Outcome.BLOCKED_PREFLIGHT
          : Outcome.TRUNCATED;
    }
    return Outcome.CLOSED_BY_CLIENT;
  }

  private static boolean isCross(ClientEvent c) {
    String base = Targets.base(c.url());
    return !c.pageOrigin().isEmpty() && !base.isEmpty() && !c.pageOrigin().equals(base);
  }

  // ---- the servers' lines

  private static Outcome byServers(Exchange x, Facts facts) {
    Optional<AccessEvent> balancer = x.balancer().map(Paired::event);
    if (balancer.isPresent()) {
      Optional<Outcome> front = byBalancer(balancer.get());
      if (front.isPresent()) {
        return front.get();
      }
    }
    if (x.proxy().isPresent()) {
      return byProxy(x.proxy().get(), x, facts);
    }
    return balancer.isPresent() ? byStatus(balancer.get(), x, facts) : Outcome.UNKNOWN;
  }

  /** What a balancer's line decides by itself; empty: it passed on what came. */
  private static Optional<Outcome> byBalancer(AccessEvent lb) {
    Optional<Outcome> ended = byEnding(lb);
    return ended.isEmpty() && lb.status() < 0 ? Optional.of(Outcome.CLOSED_BY_CLIENT) : ended;
  }

  /** What the way a line ended means; empty: its status tells. */
  private static Optional<Outcome> byEnding(AccessEvent e) {
    if (e.ending().isEmpty()) {
      return Optional.empty();
    }
    Ending ending = e.ending().get();
    if (ending.cutsBody()) {
      return Optional.of(Outcome.TRUNCATED);
    }
    if (ending.byClient()) {
      return Optional.of(Outcome.CLOSED_BY_CLIENT);
    }
    if (!ending.byItself() && !ending.byUpstream()) {
      return Optional.empty();
    }
    boolean waited = ending.is(Notice.UPSTREAM_TIMED_OUT, Phase.READING_HEADER);
    return Optional.of(
        waited || e.status() == 504 ? Outcome.GATEWAY_TIMEOUT : Outcome.GATEWAY_ERROR);
  }

  private static Outcome byProxy(AccessEvent p, Exchange x, Facts facts) {
    Optional<Outcome> ended = byEnding(p);
    if (ended.isPresent()) {
      return ended.get();
    }
    int status = p.status();
    if (status == 499) {
      return Outcome.CLOSED_BY_CLIENT;
    }
    if (status == 444 || status < 0) {
      return isElsewhere(p, facts)
          ? Outcome.MISDIRECTED
          : status < 0 ? Outcome.UNKNOWN : Outcome.APP_ERROR;
    }
    if ((status == 404 || status == 405 || status == 421)
        && (reachedApp(p, x)
            ? facts.wrapsApi(Ids.decoded(p.path()))
            : isElsewhere(p, facts) || isUnasked(p, facts))) {
      return Outcome.MISDIRECTED;
    }
    return byStatus(p, x, facts);
  }

  private static Outcome byStatus(AccessEvent p, Exchange x, Facts facts) {
    int status = p.status();
    if (status == 504 || status == 502 || status == 503) {
      if (madeByApp(p, x)) {
        return Outcome.APP_ERROR;
      }
      return status == 504 ? Outcome.GATEWAY_TIMEOUT : Outcome.GATEWAY_ERROR;
    }
    if (status == 500 && ranOut(x)) {
      return Outcome.GATEWAY_ERROR;
    }
    boolean options = p.method().equals("OPTIONS");
    if (options && (status == 400 || status == 403)) {
      return Outcome.BLOCKED_PREFLIGHT;
    }
    if (status == 408
        || (status == 400
            && p.completion().map(String::isEmpty).orElse(false)
            && !reachedApp(p, x))) {
      return Outcome.CLOSED_BY_CLIENT;
    }
    if (status < 500 && !options && isBlocked(p, x, facts)) {
      return Outcome.BLOCKED_PREFLIGHT;
    }
    if (status >= 400) {
      return Outcome.APP_ERROR;
    }
    return isTruncated(p, x) ? Outcome.TRUNCATED : Outcome.DELIVERED;
  }

  /** Whether the proxy itself had no connection, file or disk left for it: nginx answers 500. */
  private static boolean ranOut(Exchange x) {
    return x.app().isEmpty()
        && x.notices().stream()
            .filter(n -> n.probability() >= BELIEVED)
            .map(n -> n.event().kind())
            .anyMatch(k -> k == Notice.CONNECTIONS_EXHAUSTED || k == Notice.DISK_FAILED);
  }

  /** Whether a gateway's code was the application's own. */
  private static boolean madeByApp(AccessEvent p, Exchange x) {
    List<UpstreamAttempt> tries = p.attempts();
    if (!tries.isEmpty() && tries.get(tries.size() - 1).headerMicros() >= 0) {
      return true;
    }
    return x.app().stream()
            .anyMatch(a -> a.probability() >= BELIEVED && a.event().status() == p.status())
        || x.backend().stream()
            .anyMatch(b -> b.probability() >= BELIEVED && b.event().status() == p.status());
  }

  private static boolean reachedApp(AccessEvent p, Exchange x) {
    return !x.app().isEmpty()
        || !x.backend().isEmpty()
        || p.attempts().stream().anyMatch(a -> a.status() > 0 || a.headerMicros() >= 0);
  }

  /** An API call at an address where the API does not live: another prefix, or another host. */
  private static boolean isElsewhere(AccessEvent p, Facts facts) {
    String path = Ids.decoded(p.path());
    if (facts.endsLikeApi(path)) {
      return true;
    }
    if (!facts.isApiPath(path)) {
      return false;
    }
    boolean otherHost = !p.host().isEmpty() && facts.knowsApiHosts() && !facts.isApiHost(p.host());
    return otherHost || p.status() == 444;
  }

  /**
   * A path of the application's that was not found although the application was never asked: by the
   * proxy's own account, else because the application, which logs what it answers, never said so.
   */
  private static boolean isUnasked(AccessEvent p, Facts facts) {
    String path = Ids.decoded(p.path());
    return facts.isApiPath(path)
        && (p.upstreamLogged() ? p.attempts().isEmpty() : facts.neverNotFound(path));
  }

  /** Answered, but without the header that lets the page read it. */
  private static boolean isBlocked(AccessEvent p, Exchange x, Facts facts) {
    boolean ofApp =
        reachedApp(p, x) || (!p.upstreamLogged() && facts.isApiPath(Ids.decoded(p.path())));
    if (!ofApp || p.hop() == Hop.BALANCER) {
      return false;
    }
    if (p.allowOrigin().isPresent() && p.originHeader().isPresent()) {
      return !p.originHeader().get().isEmpty() && p.allowOrigin().get().isEmpty();
    }
    // not logged, but this web origin's preflights are always refused
    return p.status() < 400 && facts.isRefusedOrigin(webOrigin(p));
  }

  private static boolean isTruncated(AccessEvent p, Exchange x) {
    if (p.method().equals("HEAD") || p.status() == 304 || p.status() == 204) {
      return false;
    }
    if (p.completion().isPresent() && p.completion().get().isEmpty()) {
      return true;
    }
    for (Paired<NoticeEvent> n : x.notices()) {
      if (n.probability() >= BELIEVED && Ending.of(n.event()).cutsBody()) {
        return true;
      }
    }
    return x.backend().stream()
        .anyMatch(
            b ->
                b.probability() >= BELIEVED
                    && isSuccess(b.event().status())
                    && p.bytes() >= 0
                    && b.event().bytes() > 512
                    && p.bytes() < 0.98 * b.event().bytes());
  }

  private static boolean isSuccess(int status) {
    return status >= 200 && status < 400;
  }

  /**
   * The web origin of the page that made a request: its Origin header, else the base of its
   * Referer.
   */
  static String webOrigin(AccessEvent e) {
    String origin = e.originHeader().orElse("");
    return origin.isEmpty() || origin.equals("-") ? Targets.base(e.referer()) : origin;
  }
}
