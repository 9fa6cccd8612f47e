package io.culprit.rank.finding;

import io.culprit.parse.event.AppServer;
import io.culprit.parse.event.LogEvent;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.util.stream.Stream;

/**
 * Requests that the application server logged as a success after they had been cut.
 *
 * <p>Only where the proxy took the application's connection away, which it does when it answers 504
 * or logs 499: of a cut farther out that nobody passes on, no server could know.
 */
final class LateSuccess extends Sign {
  LateSuccess() {
    super("late-success", Family.QUEUE, 0.0005);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.requests().stream()
        .anyMatch(
            r ->
                r.exchange().app().stream().anyMatch(p -> p.event().server() == AppServer.UVICORN));
  }

  @Override
  String missing() {
    return "uvicorn's access log would show answers made after the cut.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.failed()
        && Queues.cut(r)
        && r.exchange().proxy().map(p -> p.status() == 499 || p.status() == 504).orElse(false)
        && r.exchange().app().stream()
            .anyMatch(
                p ->
                    p.event().server() == AppServer.UVICORN
                        && p.event().status() >= 200
                        && p.event().status() < 400
                        && p.probability() >= 0.5);
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "uvicorn logged a success for a request that had been cut, so it had not noticed the close: "
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
    return Stream.concat(r.exchange().app().stream().map(p -> p.event()), super.lines(r));
  }
}
