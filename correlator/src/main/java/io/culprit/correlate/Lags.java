package io.culprit.correlate;

import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.ClientOutcome;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Targets;

/**
 * The law by which two layers tell of one request at different moments, as costs (negative log
 * likelihoods, up to a constant). Method and path are equal already when these are asked.
 * Stateless.
 *
 * <p>Residuals grow with a logarithm: a hundred times the usual lag is rare, not impossible; that
 * keeps single outliers (a garbage collection, a blocked loop) from tearing true pairs apart.
 */
final class Lags {
  /** A pair that cannot be. */
  static final double NEVER = 1e6;

  private static final double MS = 1_000;

  /** An application with several processes takes requests out of turn. */
  private static final double MOST_OUT_OF_TURN = 3;

  private Lags() {}

  /** A handler's own record. */
  static double backend(Draft draft, BackendEvent e, LimitLaw limits, BytesLaw bytes) {
    AccessEvent p = draft.anchor();
    double turn = turn(draft, e);
    if (draft.wasCut()) {
      return cut(draft, e, limits) + 0.5 + turn;
    }
    if (p.status() > 0 && e.status() > 0 && p.status() != e.status()) {
      return p.status() == 304 && e.status() == 200 ? delivered(draft, e, bytes) + 1 + turn : NEVER;
    }
    double whole = delivered(draft, e, bytes) + limits.excess(p, e.durationMicros()) + turn;
    return draft.mayBeTruncated() ? Math.min(whole, cut(draft, e, limits) + 2 + turn) : whole;
  }

  /** Cost of having run out of turn. */
  private static double turn(Draft draft, BackendEvent e) {
    if (e.durationMicros() < 0) {
      return 0;
    }
    double outside =
        Math.max(
            Math.max(
                draft.earliestRun - (double) e.startMicros() - e.end().precisionMicros(),
                e.startMicros() - (double) draft.latestRun),
            0);
    return Math.min(MOST_OUT_OF_TURN, Ln.ofOnePlus(outside / (0.5 * MS)));
  }

  private static double delivered(Draft draft, BackendEvent e, BytesLaw bytes) {
    AccessEvent p = draft.anchor();
    long own = e.end().micros();
    long outer = draft.lastTryMicros() >= 0 ? draft.lastTryMicros() : p.durationMicros();
    if (outer >= 0 && e.durationMicros() > outer * 1.02 + 64 * MS) {
      return NEVER;
    }
    // the handler's end, seen from the proxy: with the last byte, or where the upstream time says
    double end = endCost(draft, 0, e.end());
    long upstream = draft.upstreamMicros();
    if (upstream >= 0 && p.hasDuration() && p.durationMicros() - upstream > 5 * MS) {
      long earlier = p.durationMicros() - upstream;
      end = Math.min(end, endCost(draft, earlier, e.end()));
    } else if (upstream < 0 && own < p.end().micros()) {
      // a slow client: the handler was done long before the last byte went out
      end = Math.min(end, 1.5 + Ln.ofOnePlus((p.end().micros() - own) / (50 * MS)));
    }
    double cost = end;
    if (e.durationMicros() >= 0 && outer >= 0) {
      cost += durationCost(outer - e.durationMicros(), outer);
    }
    return cost + bytes.cost(draft, e.bytes());
  }

  /** A moment against the proxy's end, or some time earlier. */
  private static double endCost(Draft draft, long earlier, Moment own) {
    double outside =
        gap(
            draft.earliestEnd - earlier,
            draft.latestEnd - earlier,
            own.micros(),
            own.micros() + own.precisionMicros());
    // positive: the handler's record is later than the proxy's
    double cost =
        outside > 0
            ? 1.6 * Ln.ofOnePlus(outside / (3 * MS))
            : 1.6 * Ln.ofOnePlus(-outside / (4 * MS));
    if (draft.isCoarse()) {
      double off = (draft.likelyEnd - earlier - own.micros()) / (double) draft.precision();
      cost += Math.min(2.5, 2 * off * off);
    }
    return cost;
  }

  private static double durationCost(long gap, long outer) {
    if (gap < 0) {
      double excess = -gap - 2 * MS;
      if (excess > 60 * MS + outer * 0.02) {
        return NEVER;
      }
      return excess <= 0 ? 0.2 : 0.2 + 2 * Ln.ofOnePlus(excess / (2 * MS));
    }
    return queued(0.9, gap - 2 * MS);
  }

  /**
   * Cost of waiting before the handler ran. Beyond a blink it is straight and slightly convex:
   * queues are served in the order of arrival, and only such a cost pairs the first that came with
   * the first that ran.
   */
  private static double queued(double weight, double micros) {
    if (micros <= 0) {
      return 0;
    }
    double seconds = Math.max(0, micros - 50 * MS) / 1e6;
    return weight * Ln.ofOnePlus(Math.min(micros, 50 * MS) / (4 * MS))
        + 0.15 * seconds
        + 0.005 * seconds * seconds;
  }

  private static double bytesCost(long outer, long inner) {
    if (outer < 0 || inner <= 0) {
      return 0;
    }
    long difference = Math.abs(outer - inner);
    return difference <= 8 ? -2 : difference <= 64 || outer < inner ? 1 : 2;
  }

  /**
   * The proxy or its client did not wait for the end: only the beginnings agree, and the handler
   * ends no earlier.
   */
  private static double cut(Draft draft, BackendEvent e, LimitLaw limits) {
    AccessEvent p = draft.anchor();
    double early =
        gap(
            draft.earliestEnd,
            draft.latestEnd,
            e.end().micros(),
            e.end().micros() + e.end().precisionMicros());
    double cost = early < 0 ? 2 * Ln.ofOnePlus(-early / (5 * MS)) : 0;
    if (e.durationMicros() < 0) {
      return cost + 3 + Ln.ofOnePlus(Math.max(0, early) / (1000 * MS));
    }
    long start = e.startMicros();
    if (!p.hasDuration()) {
      double lag = gap(draft.earliestEnd, draft.latestEnd, start, start + 1);
      if (start > p.end().micros() + draft.precision() + 50 * MS) {
        return NEVER;
      }
      // a cut that nothing foretells strikes a long handler rather than a short one
      double exposure = StrictMath.log(1_000_000.0 / Math.max(10_000, e.durationMicros()));
      return cost
          + 0.5
          + limits.cost(p.status(), -lag)
          + Math.min(2.5, Math.max(-1.5, 0.7 * exposure));
    }
    double late =
        gap(
            draft.earliestEnd - p.durationMicros(),
            draft.latestEnd - p.durationMicros(),
            start,
            start + e.end().precisionMicros());
    cost +=
        late < 0
            ? (late < -400 * MS ? NEVER : 2 * Ln.ofOnePlus(-late / (3 * MS)))
            : queued(1.1, late);
    if (draft.isCoarse()) {
      double off = (draft.likelyStart() - start) / (double) draft.precision();
      cost += Math.min(2.5, 2 * off * off);
    }
    return cost;
  }

  /** An application server's access line. */
  static double app(Draft draft, AppEvent e, boolean comparable) {
    AccessEvent p = draft.anchor();
    Moment at = e.at().orElseThrow();
    double cost = peerCost(draft, e, comparable);
    boolean late = draft.wasCut();
    if (late) {
      // a blocked loop, or a hop that kept the connection: the answer began after the proxy had
      // gone
      double after =
          gap(
              p.end().micros(),
              p.end().micros() + p.end().precisionMicros(),
              at.micros(),
              at.micros() + at.precisionMicros());
      return cost
          + (after < -20 * MS ? NEVER : 3.5 + 0.8 * Ln.ofOnePlus(Math.max(0, after) / (500 * MS)));
    }
    if (p.status() > 0 && e.status() > 0 && p.status() != e.status()) {
      return NEVER;
    }
    long own = at.micros();
    double known = NEVER;
    if (!draft.backend.isEmpty()) {
      BackendEvent b = draft.backend.get(draft.backend.size() - 1).event();
      double off =
          gap(
              b.end().micros(),
              b.end().micros() + b.end().precisionMicros(),
              own,
              own + at.precisionMicros());
      known = 1.6 * Ln.ofOnePlus(Math.abs(off) / (3 * MS));
    }
    long head = e.server().logsAtEnd() ? draft.upstreamMicros() : draft.headerMicros();
    long before = head >= 0 && p.hasDuration() ? p.durationMicros() - head : 0;
    double end = endCost(draft, before, at);
    if (before > 5 * MS) {
      end = Math.min(end, 1 + endCost(draft, 0, at));
    }
    if (head < 0 && own < p.end().micros()) {
      end = Math.min(end, 1.5 + Ln.ofOnePlus((p.end().micros() - own) / (50 * MS)));
    }
    cost += Math.min(known, end);
    if (e.durationMicros() >= 0) {
      long outer = draft.lastTryMicros() >= 0 ? draft.lastTryMicros() : p.durationMicros();
      cost += outer >= 0 ? durationCost(outer - e.durationMicros() + 1_000, outer) : 0;
    }
    return cost + bytesCost(p.bytes(), e.bytes());
  }

  /** Whether the application saw the proxy's client; a forwarded address has port 0 at uvicorn. */
  static double peerCost(Draft draft, AppEvent e, boolean comparable) {
    if (e.clientPort() != 0 || e.client().isEmpty()) {
      return 0;
    }
    AccessEvent p = draft.anchor();
    if (e.client().equals(p.client()) || p.forwardedFor().contains(e.client())) {
      return -2;
    }
    if (draft.balancer != null && draft.balancer.event().client().equals(e.client())) {
      return -2;
    }
    return comparable ? 9 : 0;
  }

  /** A load balancer's line around the proxy's. */
  static double balancer(Draft draft, AccessEvent lb) {
    AccessEvent p = draft.anchor();
    double late =
        gap(
            lb.end().micros(),
            lb.end().micros() + lb.end().precisionMicros(),
            p.end().micros(),
            p.end().micros() + p.end().precisionMicros());
    double cost =
        late > 0 ? 1.6 * Ln.ofOnePlus(late / (5 * MS)) : 0.8 * Ln.ofOnePlus(-late / (60 * MS));
    if (lb.hasDuration() && p.hasDuration()) {
      double early =
          gap(
              lb.startMicros(),
              lb.startMicros() + lb.end().precisionMicros(),
              p.startMicros(),
              p.startMicros() + p.end().precisionMicros());
      cost +=
          early < 0 ? 2 * Ln.ofOnePlus(-early / (3 * MS)) : 0.8 * Ln.ofOnePlus(early / (60 * MS));
      long spare = lb.durationMicros() - p.durationMicros();
      cost +=
          spare < -3 * MS
              ? 2 * Ln.ofOnePlus(-spare / (3 * MS))
              : 0.8 * Ln.ofOnePlus(spare / (60 * MS));
    }
    if (draft.isCoarse()) {
      double off = (draft.likelyEnd - lb.end().micros()) / (double) draft.precision();
      cost += Math.min(2.5, 2 * off * off);
    }
    if (lb.status() != p.status()) {
      boolean explained =
          p.status() == 499 || lb.status() == 504 || lb.status() == 502 || lb.status() < 0;
      cost += explained ? 1 : 8;
    }
    if (lb.bytes() >= 0
        && p.bytes() >= 0
        && lb.status() == p.status()
        && lb.bytes() + 8 < p.bytes()) {
      cost += 3;
    }
    return sameClient(draft, lb) ? cost - 2 : p.forwardedFor().isEmpty() ? cost : cost + 6;
  }

  static boolean sameClient(Draft draft, AccessEvent lb) {
    AccessEvent p = draft.anchor();
    return !lb.client().isEmpty()
        && (p.client().equals(lb.client()) || p.forwardedFor().contains(lb.client()));
  }

  /** A client's record around the line of the server that answered it. */
  static double client(Draft draft, ClientEvent c) {
    AccessEvent p = draft.outermost();
    String base = Targets.base(c.url());
    if (!base.isEmpty() && !p.host().isEmpty() && !host(base).equals(host(p.host()))) {
      return NEVER;
    }
    int seen = c.status();
    if (seen > 0 && p.status() > 0 && seen != p.status() && !(seen == 200 && p.status() == 304)) {
      return NEVER;
    }
    if (c.outcome() == ClientOutcome.OK && p.status() == 499) {
      return NEVER;
    }
    long width = c.start().precisionMicros();
    double late =
        gap(
            c.endMicros(),
            c.endMicros() + width,
            p.end().micros(),
            p.end().micros() + p.end().precisionMicros());
    double cost =
        late > 0 ? 1.6 * Ln.ofOnePlus(late / (20 * MS)) : 1.2 * Ln.ofOnePlus(-late / (30 * MS));
    double early =
        gap(
            c.start().micros(),
            c.start().micros() + width,
            p.startMicros(),
            p.startMicros() + p.end().precisionMicros());
    if (p.hasDuration()) {
      cost +=
          early < 0
              ? 1.6 * Ln.ofOnePlus(-early / (20 * MS))
              : 0.8 * Ln.ofOnePlus(early / (50 * MS));
    } else if (early < 0) {
      return NEVER;
    }
    return cost + bytesCost(p.bytes(), c.bytes()) * 0.5;
  }

  private static String host(String authority) {
    int scheme = authority.indexOf("://");
    String rest = scheme < 0 ? authority : authority.substring(scheme + 3);
    int colon = rest.lastIndexOf(':');
    return colon > 0 && rest.indexOf(']') < colon ? rest.substring(0, colon) : rest;
  }

  /** From one interval to another: 0 where they touch, positive where the second is later. */
  static double gap(long fromA, long toA, long fromB, long toB) {
    return fromB >= toA ? fromB - toA + 1 : toB <= fromA ? toB - fromA - 1 : 0;
  }
}
