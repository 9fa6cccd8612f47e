package io.culprit.rank.page;

import io.culprit.correlate.Exchange;
import io.culprit.correlate.Paired;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.UpstreamAttempt;
import io.culprit.rank.Citation;
import io.culprit.rank.Waterfall.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * What lies between the lines of one exchange: the proxy's tries at the servers behind it, by its
 * {@code $upstream_*_time}, and how long the request waited before its handler ran.
 *
 * <p>The first try is taken to begin with the request: nginx logs no beginning of its own.
 */
final class Phases {
  /** What is shorter than this says nothing, in microseconds. */
  private static final long BRIEF = 1_000;

  private final Steps steps;

  Phases(Steps steps) {
    this.steps = steps;
  }

  List<Step> of(Exchange x) {
    List<Step> found = new ArrayList<>();
    x.proxy().filter(AccessEvent::hasDuration).ifPresent(p -> proxy(p, x.backend(), found));
    return found;
  }

  private void proxy(AccessEvent p, List<Paired<BackendEvent>> handlers, List<Step> found) {
    Citation line = steps.cite(p);
    long at = p.startMicros();
    long handed = at;
    for (UpstreamAttempt a : p.attempts()) {
      long begun = at;
      handed = at + Math.max(0, a.connectMicros());
      add(found, "  connect", begun, handed, a.address(), line);
      if (a.headerMicros() >= 0) {
        add(found, "  header", handed, begun + a.headerMicros(), "waited for" + at(a), line);
        add(found, "  body", begun + a.headerMicros(), begun + a.responseMicros(), "", line);
      } else if (a.responseMicros() >= 0) {
        add(
            found,
            "  no header",
            handed,
            begun + a.responseMicros(),
            "waited in vain for" + at(a),
            line);
      }
      at = begun + Math.max(0, a.responseMicros());
    }
    if (!p.attempts().isEmpty()) {
      add(found, "  to client", at, p.end().micros(), "sending on", line);
    }
    if (!handlers.isEmpty()) {
      BackendEvent b = handlers.get(handlers.size() - 1).event();
      // A wait shorter than the stamps are coarse may be none.
      boolean told = b.startMicros() - handed >= p.end().precisionMicros();
      if (b.durationMicros() >= 0 && told) {
        add(found, "  queue", handed, b.startMicros(), "before the handler ran", steps.cite(b));
      }
    }
  }

  private static String at(UpstreamAttempt a) {
    return a.address().isEmpty() ? " the application" : " " + a.address();
  }

  private static void add(
      List<Step> found, String layer, long from, long to, String text, Citation line) {
    if (to - from >= BRIEF) {
      found.add(new Step(layer, from, to, text, line));
    }
  }
}
