package io.culprit.rank.finding;

import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.stats.Quantiles;
import io.culprit.rank.stats.Ramp;

/**
 * Requests whose time passed before the proxy had a connection to the application: a look-up, a
 * connect or a handshake.
 */
final class SlowBeforeUpstream extends Sign {
  SlowBeforeUpstream() {
    super("slow-before-upstream", Family.NAME, 0.0005);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.requests().stream()
        .anyMatch(
            r ->
                r.exchange().proxy().map(p -> p.hasDuration() && p.upstreamLogged()).orElse(false));
  }

  @Override
  String missing() {
    return "$upstream_connect_time and $upstream_response_time beside $request_time would show time lost before the connection.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.exchange().proxy().isPresent()
        && (r.failed() || r.delivered())
        && Queues.beforeUpstream(r) >= LEAST
        && r.bytes() < SMALL;
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "Time passed before a connection to the application stood (median "
        + Words.time(
            Quantiles.median(
                counts.carriers().stream().mapToLong(Queues::beforeUpstream).sorted().toArray()))
        + "): "
        + counts.words()
        + ".";
  }

  @Override
  boolean comparable() {
    return false;
  }

  @Override
  double strength(Counts counts, Scene scene) {
    long slow = scene.requests().stream().filter(r -> shows(r, scene)).count();
    return Math.max(
        graded(counts), Ramp.between(slow, 2, 10) * Ramp.between(counts.failed().share(), 0, 0.1));
  }

  private static final long LEAST = 700_000;
  private static final long SMALL = 200_000;
}
