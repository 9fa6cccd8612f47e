package io.culprit.rank.finding;

import io.culprit.correlate.Outcome;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.UpstreamAttempt;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;

/**
 * Cut answers that the application had handed over whole long before: what was slow or broke lies
 * between the proxy and the client.
 */
final class UpstreamWasDone extends ComplaintSign {
  private static final long LONG_BEFORE = 1_000_000;

  UpstreamWasDone() {
    super("upstream-was-done", Family.SIZE, 0.0005);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.failed().stream()
        .anyMatch(
            r ->
                r.exchange().outcome() == Outcome.TRUNCATED
                    && (timedUpstream(r) || r.handledPrecisely()));
  }

  @Override
  String missing() {
    return "The proxy's upstream time, or the application's own end, beside the time of a cut answer would show on which side of the proxy it was cut.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.exchange().outcome() == Outcome.TRUNCATED && shows(r);
  }

  /** Whether the application was done with a request long before it ended. */
  static boolean shows(Request r) {
    if (timedUpstream(r)) {
      AccessEvent proxy = r.exchange().proxy().orElseThrow();
      long upstream = proxy.upstream(UpstreamAttempt::responseMicros);
      return proxy.durationMicros() - upstream >= LONG_BEFORE;
    }
    long coarse = r.exchange().edge().map(e -> e.end().precisionMicros()).orElse(LONG_BEFORE);
    return r.handledPrecisely() && r.endMicros() - r.handlerEndMicros() >= LONG_BEFORE + coarse;
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "The application had handed the whole answer over a second or more before it was cut: "
        + counts.failed().k()
        + " of "
        + Words.count(counts.failed().n(), "failed request")
        + ".";
  }

  @Override
  boolean comparable() {
    return false;
  }

  private static boolean timedUpstream(Request r) {
    return r.exchange()
        .proxy()
        .map(p -> p.hasDuration() && p.upstream(UpstreamAttempt::responseMicros) >= 0)
        .orElse(false);
  }
}
