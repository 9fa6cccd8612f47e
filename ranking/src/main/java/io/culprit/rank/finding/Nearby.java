package io.culprit.rank.finding;

import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.rank.scene.Bisection;
import io.culprit.rank.scene.Cutter;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.util.List;

/** Finds messages close to a request in time. */
final class Nearby {
  private static final long SECOND = 1_000_000;
  private static final long AFTER_DEATH = 4 * SECOND;

  /** No question asks farther than this beside a request. */
  private static final long MARGIN = 15 * SECOND;

  private static final Scene.Fact<List<NoticeEvent>> DEATHS =
      s -> s.notices(Notice.WORKER_KILLED, Notice.OOM_KILLED, Notice.MEMORY_ERROR);
  private static final Scene.Fact<List<NoticeEvent>> RESTARTS = Nearby::midway;

  private Nearby() {}

  /** Kills, out-of-memory and memory errors. */
  static List<NoticeEvent> deaths(Scene scene) {
    return scene.once(DEATHS);
  }

  /** Starts of servers and workers well inside the traffic. */
  static List<NoticeEvent> restarts(Scene scene) {
    return scene.once(RESTARTS);
  }

  /**
   * Whether the request ended within a second before or four after a death, or in the gap before a
   * restart.
   */
  static boolean death(Scene scene, Request r) {
    if (r.exchange().notices().stream().anyMatch(p -> p.event().kind() == Notice.MEMORY_ERROR)) {
      return true;
    }
    return lostUpstream(r)
        && around(deaths(scene), r).stream().anyMatch(n -> within(n, r, 1_500_000, AFTER_DEATH));
  }

  /**
   * Whether the request was lost at the application's side within ten seconds before or three after
   * a start.
   */
  static boolean restart(Scene scene, Request r) {
    return lostUpstream(r)
        && around(restarts(scene), r).stream().anyMatch(n -> within(n, r, 3 * SECOND, 10 * SECOND));
  }

  /** Whether a message of a kind lies inside the request's time, widened by a margin. */
  static boolean notice(Scene scene, Request r, Notice kind, long margin) {
    return around(scene.notices(kind), r).stream().anyMatch(n -> inside(n, r, margin));
  }

  /**
   * Whether messages of these kinds are about the request: they carry its id, or they lie in the
   * time its handler ran and the time they state fits into it.
   */
  static boolean about(Scene scene, Request r, Notice... kinds) {
    for (NoticeEvent n : around(scene.notices(kinds), r)) {
      boolean stated =
          n.amountMicros() < 0
              || (n.amountMicros() <= span(r) + SECOND && n.amountMicros() * 4 >= span(r));
      if (inside(n, r, SECOND / 2)
          && stated
          && (r.handlerMicros() < 0 || r.handlerMicros() >= SECOND / 2)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The complaints from a margin before the request began to a margin after it ended; the list is
   * in time order.
   */
  private static List<NoticeEvent> around(List<NoticeEvent> notices, Request r) {
    long end = Math.max(r.endMicros(), r.handlerStartMicros() + r.handlerMicros());
    return notices.subList(
        Bisection.firstFrom(notices, Nearby::time, r.startMicros() - MARGIN),
        Bisection.firstFrom(notices, Nearby::time, end + MARGIN));
  }

  private static long time(NoticeEvent n) {
    return n.at().map(Moment::micros).orElse(Long.MIN_VALUE);
  }

  private static boolean lostUpstream(Request r) {
    return r.cutter() == Cutter.UPSTREAM
        || r.proxyStatus() == 502
        || r.proxyStatus() == 503
        || r.proxyStatus() == 504;
  }

  private static long span(Request r) {
    return Math.max(r.handlerMicros(), Math.max(0, r.elapsedMicros()));
  }

  private static boolean inside(NoticeEvent n, Request r, long margin) {
    Moment at = n.at().orElse(null);
    if (at == null) {
      return false;
    }
    long end = Math.max(r.endMicros(), r.handlerStartMicros() + r.handlerMicros());
    return at.micros() >= r.startMicros() - margin && at.micros() <= end + margin;
  }

  private static boolean within(NoticeEvent n, Request r, long before, long after) {
    Moment at = n.at().orElse(null);
    if (at == null) {
      return false;
    }
    long late = at.micros() - r.endMicros();
    return late <= after && late >= -before - at.precisionMicros();
  }

  private static List<NoticeEvent> midway(Scene scene) {
    if (scene.requests().isEmpty()) {
      return List.of();
    }
    long from = scene.requests().get(0).startMicros();
    long to = scene.requests().get(scene.requests().size() - 1).startMicros();
    return scene.notices(Notice.SERVER_STARTED, Notice.WORKER_STARTED).stream()
        .filter(
            n -> n.at().map(m -> m.micros() > from + 5 * SECOND && m.micros() < to).orElse(false))
        .toList();
  }
}
