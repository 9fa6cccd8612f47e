package io.culprit.rank.finding;

import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.stats.Quantiles;

/** Requests that waited long before the application began with them. */
final class QueueWait extends Sign {
  QueueWait() {
    super("queue-wait", Family.QUEUE, 0.0005);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.requests().stream().anyMatch(r -> r.failed() && r.queueMicros() >= 0);
  }

  @Override
  String missing() {
    return "The application's own durations beside the proxy's upstream times would show waiting before the handler.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.waited();
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "The request had been waiting (median "
        + Words.time(
            Quantiles.median(
                counts.carriers().stream().mapToLong(Request::queueMicros).sorted().toArray()))
        + ") before its handler began: "
        + counts.words()
        + ".";
  }
}
