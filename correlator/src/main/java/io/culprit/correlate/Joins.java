package io.culprit.correlate;

import io.culprit.correlate.Routes.Entry;
import io.culprit.correlate.Routes.Lane;
import io.culprit.correlate.Routes.Open;
import io.culprit.parse.LogFormat;
import io.culprit.parse.LogSet;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Phase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Decides, for a window of time, which events are one request. A look is repeated as more becomes
 * known; it depends on what is in the window, and on what earlier windows taught about sizes.
 *
 * <p>Longer than most: the tiers run in one order over what the ones before have left.
 */
final class Joins {
  /** The end of a header and that of a body this near to each other are one to the proxy. */
  private static final long AT_ONCE = 2_000;

  private final LogSet logs;
  private final CorrelatorOptions options;
  private final long wait;
  private final boolean comparable;
  private final SharedIds ids;
  private final HandlerJoin handlers;

  Joins(
      LogSet logs,
      CorrelatorOptions options,
      long wait,
      boolean comparable,
      Set<Integer> sharedIds) {
    this.logs = logs;
    this.options = options;
    this.wait = wait;
    this.comparable = comparable;
    this.ids = new SharedIds(options.useIds() ? sharedIds : Set.of());
    this.handlers = new HandlerJoin(wait, ids);
  }

  /**
   * Joins everything in the window; the drafts carry the result. Balancer lines left alone become
   * drafts.
   */
  List<Draft> look(Window window) {
    window.drafts.forEach(Draft::reset);
    Set<LogEvent> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Draft> drafts = new ArrayList<>(window.drafts);
    Ends.estimate(drafts);
    notices(drafts, window.notices, taken);
    balancers(drafts, window.balancers, taken);
    for (Open<AccessEvent> lb : window.balancers) {
      if (!taken.contains(lb.event())) {
        drafts.add(Draft.ofBalancer(lb.event()));
      }
    }
    byId(
        drafts,
        window.backends,
        taken,
        (d, e) -> Lags.backend(d, e, LimitLaw.UNKNOWN, BytesLaw.ASSUMED));
    handlers.join(drafts, window.backends, taken);
    byId(drafts, window.apps, taken, (d, e) -> e.at().isPresent() ? Lags.app(d, e, comparable) : 0);
    apps(drafts, window.apps, taken);
    clientsById(drafts, window.clients, taken);
    clients(drafts, window.clients, taken, false);
    clients(drafts, window.clients, taken, true);
    noticesById(drafts, window.notices, taken);
    return drafts;
  }

  // ---- request ids

  private <E extends LogEvent> void byId(
      List<Draft> drafts,
      List<Open<E>> events,
      Set<LogEvent> taken,
      BiFunction<Draft, E, Double> cost) {
    if (!options.useIds()) {
      return;
    }
    Holders index = new Holders(drafts);
    for (Open<E> open : events) {
      E e = open.event();
      List<Draft> holders = taken.contains(e) ? List.of() : index.of(open.id());
      Draft best = null;
      double least = Double.MAX_VALUE;
      for (Draft d : holders) {
        // several proxy lines of one id: each takes what fits it, and one that has nothing yet is
        // served first
        double c = holders.size() == 1 ? 0 : cost.apply(d, e) + 3.0 * d.backend.size();
        if (c < least) {
          least = c;
          best = d;
        }
      }
      if (best != null) {
        best.add(e, Tier.ID, least > Matching.ALONE ? 0.9 : 0.999);
        taken.add(e);
      }
    }
  }

  /**
   * A client's call may stand for several proxy lines: Chromium sends again after a lost
   * connection.
   */
  private void clientsById(
      List<Draft> drafts, List<Open<ClientEvent>> events, Set<LogEvent> taken) {
    if (!options.useIds()) {
      return;
    }
    Holders index = new Holders(drafts);
    for (Open<ClientEvent> open : events) {
      ClientEvent e = open.event();
      boolean found = false;
      for (Draft d : index.of(open.id())) {
        boolean sameMethod = e.method().isEmpty() || e.method().equals(d.anchor().method());
        boolean inside =
            d.end() + d.precision() + 2_000_000 >= e.start().micros()
                && d.end() <= e.endMicros() + 30_000_000;
        if (sameMethod && inside) {
          d.add(e, Tier.ID, 0.999);
          found = true;
        }
      }
      if (found) {
        taken.add(e);
      }
    }
  }

  // ---- time, method, path and status

  private void apps(List<Draft> drafts, List<Open<AppEvent>> events, Set<LogEvent> taken) {
    List<Open<AppEvent>> free = free(events, taken, e -> e.at().isPresent());
    Routes routes = new Routes(drafts, d -> d.mayReachApp() && d.app.isEmpty());
    free.forEach(o -> routes.expect(o.event().method(), Ids.decoded(o.event().path())));
    List<Matching.Edge> edges = new ArrayList<>();
    for (int i = 0; i < free.size(); i++) {
      AppEvent e = free.get(i).event();
      long at = e.at().orElseThrow().micros();
      long width = e.at().orElseThrow().precisionMicros();
      Lane lane = routes.lane(e.method(), Ids.decoded(e.path()));
      Optional<String> id = ids.of(e);
      for (Entry d :
          Lane.between(
              lane.whole,
              at - HandlerJoin.LATE - 1_000_000,
              at + width + lane.slowest + HandlerJoin.LATE)) {
        edge(edges, d, i, appCost(d.draft(), e, id));
      }
      for (Entry d : Lane.between(lane.cut, at - wait, at + width + 500_000)) {
        if (d.draft().wasCut()) {
          edge(edges, d, i, appCost(d.draft(), e, id));
        }
      }
    }
    settle(drafts, free, edges, taken, d -> Tier.TIME);
  }

  private double appCost(Draft d, AppEvent e, Optional<String> id) {
    if (SharedIds.contradicts(d, id) || !Routes.queriesAgree(d.anchor().target(), e.target())) {
      return Lags.NEVER;
    }
    return Lags.app(d, e, comparable);
  }

  private void balancers(List<Draft> drafts, List<Open<AccessEvent>> events, Set<LogEvent> taken) {
    byId(drafts, events, taken, Lags::balancer);
    List<Open<AccessEvent>> free = free(events, taken, e -> true);
    Routes routes = new Routes(drafts, d -> d.balancer == null);
    free.forEach(o -> routes.expect(o.event().method(), Ids.decoded(o.event().path())));
    List<Matching.Edge> edges = new ArrayList<>();
    for (int i = 0; i < free.size(); i++) {
      AccessEvent e = free.get(i).event();
      Lane lane = routes.lane(e.method(), Ids.decoded(e.path()));
      long from = e.startMicros() - 1_500_000;
      long to = e.end().micros() + e.end().precisionMicros() + Math.min(wait, 30_000_000);
      for (Entry d : Lane.between(lane.whole, from, to)) {
        edge(edges, d, i, balancerCost(d.draft(), e));
      }
      for (Entry d : Lane.between(lane.cut, from, to)) {
        if (d.draft().wasCut()) {
          edge(edges, d, i, balancerCost(d.draft(), e));
        }
      }
    }
    for (Matching.Pair pair : Matching.solve(drafts.size(), free.size(), edges)) {
      Draft d = drafts.get(pair.left());
      AccessEvent e = free.get(pair.right()).event();
      d.add(e, Lags.sameClient(d, e) ? Tier.KEY : Tier.TIME, pair.probability());
      taken.add(e);
    }
  }

  private static double balancerCost(Draft d, AccessEvent e) {
    return Routes.queriesAgree(d.anchor().target(), e.target()) ? Lags.balancer(d, e) : Lags.NEVER;
  }

  private void clients(
      List<Draft> drafts, List<Open<ClientEvent>> events, Set<LogEvent> taken, boolean har) {
    List<Open<ClientEvent>> free = free(events, taken, e -> isHar(e) == har);
    Routes routes =
        new Routes(drafts, d -> d.client.stream().noneMatch(c -> isHar(c.event()) == har));
    free.forEach(o -> routes.expect(o.event().method(), Ids.decoded(o.event().path())));
    List<Matching.Edge> edges = new ArrayList<>();
    for (int i = 0; i < free.size(); i++) {
      ClientEvent e = free.get(i).event();
      Lane lane = routes.lane(e.method(), Ids.decoded(e.path()));
      long from = e.start().micros() - 1_200_000;
      long to = e.endMicros() + e.start().precisionMicros() + 5_000_000;
      for (Entry d : Lane.between(lane.whole, from, to)) {
        edge(edges, d, i, clientCost(d.draft(), e));
      }
      for (Entry d : Lane.between(lane.cut, from, to)) {
        if (d.draft().wasCut()) {
          edge(edges, d, i, clientCost(d.draft(), e));
        }
      }
    }
    settle(drafts, free, edges, taken, d -> Tier.TIME);
  }

  private double clientCost(Draft d, ClientEvent e) {
    return Routes.queriesAgree(d.anchor().target(), e.url()) ? Lags.client(d, e) : Lags.NEVER;
  }

  private boolean isHar(ClientEvent e) {
    return logs.sources().get(e.origin().source()).detected().format() == LogFormat.HAR;
  }

  // ---- complaints

  private void notices(List<Draft> drafts, List<Open<NoticeEvent>> events, Set<LogEvent> taken) {
    Map<String, List<Entry>> byRequest = new HashMap<>();
    for (int i = 0; i < drafts.size(); i++) {
      AccessEvent a = drafts.get(i).anchor();
      byRequest
          .computeIfAbsent(
              a.client() + ' ' + a.method() + ' ' + a.target(), k -> new ArrayList<>(1))
          .add(new Entry(i, drafts.get(i)));
    }
    for (Open<NoticeEvent> open : events) {
      NoticeEvent n = open.event();
      if (n.at().isEmpty() || n.target().isEmpty() || n.client().isEmpty()) {
        continue;
      }
      long at = n.at().get().micros();
      long width = n.at().get().precisionMicros();
      long after = n.kind() == Notice.RESPONSE_BUFFERED ? Math.min(wait, 60_000_000) : 2_500_000;
      Draft best = null;
      double least = Matching.ALONE;
      double total = 0;
      for (Entry entry :
          byRequest.getOrDefault(n.client() + ' ' + n.method() + ' ' + n.target(), List.of())) {
        Draft d = entry.draft();
        AccessEvent a = d.anchor();
        boolean sameConnection = n.connection() >= 0 && n.connection() == a.connection();
        if (n.connection() >= 0 && a.connection() >= 0 && !sameConnection) {
          continue;
        }
        double lag = Lags.gap(at, at + width, d.end(), d.end() + d.precision());
        if (lag < -100_000
            || lag > (a.hasDuration() ? Math.max(after, a.durationMicros()) : after)) {
          continue;
        }
        double early =
            a.hasDuration()
                ? Lags.gap(at, at + width, a.startMicros(), a.startMicros() + d.precision())
                : 0;
        if (early > 100_000) {
          continue;
        }
        double cost =
            Math.abs(lag) / 300_000 + (sameConnection ? -3 : 0) + mismatch(n, a) + outOfPhase(n, d);
        long same = d.notices.stream().filter(p -> p.event().kind() == n.kind()).count();
        cost += 3.0 * same;
        total += StrictMath.exp(-cost);
        if (cost < least) {
          least = cost;
          best = d;
        }
      }
      if (best != null) {
        best.add(n, Tier.KEY, Math.min(0.999, StrictMath.exp(-least) / (total + 1e-4)));
        taken.add(n);
      }
    }
  }

  /** What the complaint says against what the line says. */
  private static double mismatch(NoticeEvent n, AccessEvent a) {
    return switch (n.kind()) {
      case UPSTREAM_TIMED_OUT -> a.status() == 504 ? 0 : n.phase() == Phase.READING_BODY ? 0 : 4;
      case UPSTREAM_REFUSED, UPSTREAM_UNREACHABLE, NO_LIVE_UPSTREAMS, RESOLVE_FAILED ->
          a.status() == 502 ? 0 : 3;
      case CLIENT_CLOSED, CLIENT_RESET -> a.status() == 499 ? 0 : 1;
      default -> 0;
    };
  }

  /** A body that came with its header was not being read when the proxy complained. */
  private static double outOfPhase(NoticeEvent n, Draft d) {
    boolean atOnce = d.headerMicros() >= 0 && d.upstreamMicros() - d.headerMicros() <= AT_ONCE;
    return n.phase() == Phase.READING_BODY && atOnce ? 2 : 0;
  }

  private void noticesById(
      List<Draft> drafts, List<Open<NoticeEvent>> events, Set<LogEvent> taken) {
    byId(drafts, events, taken, (d, e) -> 0.0);
  }

  // ---- common

  static <E extends LogEvent> List<Open<E>> free(
      List<Open<E>> events, Set<LogEvent> taken, Predicate<E> member) {
    List<Open<E>> free = new ArrayList<>();
    for (Open<E> open : events) {
      if (!taken.contains(open.event()) && member.test(open.event())) {
        free.add(open);
      }
    }
    return free;
  }

  static void edge(List<Matching.Edge> edges, Entry draft, int event, double cost) {
    if (cost < Matching.ALONE) {
      edges.add(new Matching.Edge(draft.number(), event, cost));
    }
  }

  static <E extends LogEvent> void settle(
      List<Draft> drafts,
      List<Open<E>> free,
      List<Matching.Edge> edges,
      Set<LogEvent> taken,
      java.util.function.Function<Draft, Tier> tier) {
    for (Matching.Pair pair : Matching.solve(drafts.size(), free.size(), edges)) {
      Draft d = drafts.get(pair.left());
      E e = free.get(pair.right()).event();
      d.add(e, tier.apply(d), pair.probability());
      taken.add(e);
    }
  }
}
