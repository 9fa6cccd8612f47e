package io.culprit.correlate;

import io.culprit.correlate.Routes.Entry;
import io.culprit.correlate.Routes.Lane;
import io.culprit.correlate.Routes.Open;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Joins handlers' records to proxy lines by time, method, path and status, where no id does.
 *
 * <p>Single pairs tell little in a crowd: dozens of equal requests wait behind a blocked loop and
 * end within one second. So the pairs are looked at in order, by their ends ({@link Ends}) and by
 * their beginnings ({@link Turns}); that narrows when each request can have begun and ended, and
 * they are made again, until nothing changes. Remembers what earlier windows taught about sizes.
 */
final class HandlerJoin {
  /**
   * How far a handler's line may be late against the proxy's: a pause of the process between answer
   * and line.
   */
  static final long LATE = 1_200_000;

  /** From here on a pair is believed although another would fit the sizes. */
  private static final double DOUBTLESS = 0.95;

  /** Just below what outcomes build on. */
  private static final double DOUBTED = 0.49;

  /** How often the ends are put in order before the first pairs are made. */
  private static final int ORDERINGS = 2;

  /** How often pairs are made again at most. */
  private static final int ROUNDS = 4;

  private final long wait;
  private final SharedIds ids;
  private final Map<Integer, BytesLaw.Learner> learners = new HashMap<>();

  /**
   * @param wait how long a request may have taken, in microseconds
   * @param ids whose ids speak against a pair
   */
  HandlerJoin(long wait, SharedIds ids) {
    this.wait = wait;
    this.ids = ids;
  }

  /** Gives records that are not taken yet to drafts that have none. */
  void join(List<Draft> drafts, List<Open<BackendEvent>> events, Set<LogEvent> taken) {
    boolean coarse = drafts.stream().anyMatch(Draft::isCoarse);
    Ends.estimate(drafts);
    for (int i = 0; coarse && i < ORDERINGS; i++) {
      List<Open<BackendEvent>> free = Joins.free(events, taken, e -> true);
      Ends.order(drafts, free, new Look(drafts, free).edges);
      Ends.estimate(drafts);
    }
    settle(drafts, events, taken);
    for (int round = 0; round < ROUNDS; round++) {
      Ends.estimate(drafts);
      if (!Turns.matter(drafts) && !(coarse && round == 0)) {
        break;
      }
      Turns.estimate(drafts);
      List<Origin> before = pairs(drafts);
      drafts.forEach(
          d -> d.backend.removeIf(b -> b.tier() == Tier.TIME && taken.remove(b.event())));
      settle(drafts, events, taken);
      if (before.equals(pairs(drafts))) {
        break;
      }
    }
    Ends.estimate(drafts);
  }

  private void settle(List<Draft> drafts, List<Open<BackendEvent>> events, Set<LogEvent> taken) {
    List<Open<BackendEvent>> free = Joins.free(events, taken, e -> true);
    Look look = new Look(drafts, free);
    Joins.settle(drafts, free, look.edges, taken, d -> Tier.TIME);
    look.doubt();
  }

  /** What is joined by time, each line followed by its record. */
  private static List<Origin> pairs(List<Draft> drafts) {
    List<Origin> places = new ArrayList<>();
    for (Draft d : drafts) {
      for (Paired<BackendEvent> b : d.backend) {
        if (b.tier() == Tier.TIME) {
          places.add(d.anchor().origin());
          places.add(b.event().origin());
        }
      }
    }
    return places;
  }

  /** All pairs that could be made, with what is known now. */
  private final class Look {
    final List<Matching.Edge> edges = new ArrayList<>();
    private final List<Draft> drafts;
    private final List<Open<BackendEvent>> free;
    private final Map<Integer, BytesLaw> sizes;

    Look(List<Draft> drafts, List<Open<BackendEvent>> free) {
      this.drafts = drafts;
      this.free = free;
      Routes routes = new Routes(drafts, d -> d.mayReachApp() && d.backend.isEmpty());
      free.forEach(o -> routes.expect(o.event().method(), Ids.decoded(o.event().path())));
      LimitLaw limits = limits(drafts, free, routes);
      this.sizes = sizes(free, routes);
      for (int i = 0; i < free.size(); i++) {
        BackendEvent e = free.get(i).event();
        Lane lane = routes.lane(e.method(), Ids.decoded(e.path()));
        BytesLaw bytes = sizes.getOrDefault(e.origin().source(), BytesLaw.ASSUMED);
        Optional<String> id = ids.of(e);
        long width = e.end().precisionMicros();
        for (Entry d :
            Lane.between(
                lane.whole,
                e.end().micros() - LATE - 1_000_000,
                e.end().micros() + width + lane.slowest + LATE)) {
          Joins.edge(edges, d, i, cost(d.draft(), e, id, limits, bytes));
        }
        for (Entry d :
            Lane.between(lane.cut, e.startMicros() - wait, e.end().micros() + width + 500_000)) {
          Joins.edge(edges, d, i, cost(d.draft(), e, id, limits, bytes));
        }
      }
    }

    /**
     * A pair that makes its answer look cut, while another record of the route fits the size:
     * either the answer was cut or the two were joined crosswise, and of two in one second the
     * latter is likelier. Such a pair, unless its times leave no doubt, is not to be built on.
     */
    void doubt() {
      for (Matching.Edge edge : edges) {
        Draft d = drafts.get(edge.left());
        BackendEvent other = free.get(edge.right()).event();
        BytesLaw law = sizes.getOrDefault(other.origin().source(), BytesLaw.ASSUMED);
        if (d.backend.size() != 1 || !BytesLaw.applies(d.anchor(), other.bytes())) {
          continue;
        }
        Paired<BackendEvent> pair = d.backend.get(0);
        boolean looksCut =
            pair.tier() == Tier.TIME
                && pair.probability() < DOUBTLESS
                && BytesLaw.applies(d.anchor(), pair.event().bytes())
                && d.anchor().bytes() < pair.event().bytes() + law.offset()
                && !law.fits(d.anchor(), pair.event().bytes())
                && !d.mayBeTruncated();
        if (looksCut && law.fits(d.anchor(), other.bytes())) {
          d.backend.set(
              0, new Paired<>(pair.event(), Tier.TIME, Math.min(DOUBTED, pair.probability())));
        }
      }
    }
  }

  private static double cost(
      Draft d, BackendEvent e, Optional<String> id, LimitLaw limits, BytesLaw bytes) {
    if (SharedIds.contradicts(d, id) || !Routes.queriesAgree(d.anchor().target(), e.target())) {
      return Lags.NEVER;
    }
    return Lags.backend(d, e, limits, bytes);
  }

  /** What sizes tell, source by source. */
  private Map<Integer, BytesLaw> sizes(List<Open<BackendEvent>> free, Routes routes) {
    for (Open<BackendEvent> open : free) {
      BackendEvent e = open.event();
      BytesLaw.Learner learner =
          learners.computeIfAbsent(e.origin().source(), s -> new BytesLaw.Learner());
      if (e.bytes() <= 0 || learner.isFull()) {
        continue;
      }
      List<Long> differences = new ArrayList<>();
      for (Entry d :
          Lane.between(
              routes.lane(e.method(), Ids.decoded(e.path())).whole,
              e.end().micros() - 1_000_000,
              e.end().micros() + e.end().precisionMicros() + 100_000)) {
        AccessEvent p = d.draft().anchor();
        if (p.status() == e.status() && BytesLaw.applies(p, e.bytes())) {
          differences.add(p.bytes() - e.bytes());
        }
      }
      learner.add(e.origin(), differences);
    }
    Map<Integer, BytesLaw> laws = new HashMap<>();
    learners.forEach((source, learner) -> laws.put(source, learner.law()));
    return laws;
  }

  private static LimitLaw limits(List<Draft> drafts, List<Open<BackendEvent>> free, Routes routes) {
    if (drafts.stream().noneMatch(d -> d.wasCut() && !d.anchor().hasDuration())) {
      return LimitLaw.UNKNOWN;
    }
    List<Long> gateway = new ArrayList<>();
    List<Long> closed = new ArrayList<>();
    for (Open<BackendEvent> open : free) {
      BackendEvent e = open.event();
      if (e.durationMicros() > 0) {
        for (Entry d :
            Lane.between(
                routes.lane(e.method(), Ids.decoded(e.path())).cut,
                e.startMicros(),
                e.end().micros() + 500_000)) {
          long age = d.draft().likelyEnd - e.startMicros();
          (d.draft().anchor().status() == 499 ? closed : gateway).add(age);
        }
      }
    }
    return new LimitLaw(
        LimitLaw.usual(gateway.stream().mapToLong(Long::longValue).toArray()),
        LimitLaw.usual(closed.stream().mapToLong(Long::longValue).toArray()));
  }
}
