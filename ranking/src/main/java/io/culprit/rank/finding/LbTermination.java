package io.culprit.rank.finding;

import io.culprit.correlate.Outcome;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Phase;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.util.stream.Stream;

/** Requests that the load balancer's own log says it cut by a timer of its own. */
final class LbTermination extends Sign {
  LbTermination() {
    super("lb-termination", Family.TIMEOUT, 0.0005);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.requests().stream().anyMatch(r -> r.exchange().balancer().isPresent());
  }

  @Override
  String missing() {
    return "The load balancer's own log (termination state, status) would show whether it cut.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.failed()
        && r.exchange().outcome() != Outcome.TRUNCATED
        && r.endedAtBalancer(Notice.UPSTREAM_TIMED_OUT, Phase.UNKNOWN)
        && r.proxyStatus() != 504;
  }

  @Override
  String words(Counts counts, Scene scene) {
    String at = scene.balancerWall().map(w -> " at " + Words.time(w.micros())).orElse("");
    return "The load balancer's log says its server timeout ended the request"
        + at
        + ": "
        + counts.failed().k()
        + " of "
        + counts.failed().n()
        + " failed requests.";
  }

  @Override
  boolean comparable() {
    return false;
  }

  @Override
  Stream<? extends LogEvent> lines(Request r) {
    return Stream.concat(r.exchange().balancer().stream().map(p -> p.event()), super.lines(r));
  }
}
