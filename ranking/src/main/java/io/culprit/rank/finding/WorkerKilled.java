package io.culprit.rank.finding;

import io.culprit.parse.LogFormat;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Origin;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.util.stream.Stream;

/** Requests lost within moments of a killed worker, an out-of-memory kill or a MemoryError. */
final class WorkerKilled extends Sign {
  WorkerKilled() {
    super("worker-killed", Family.PROCESS, 0.0005);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.has(LogFormat.PYTHON_SERVER)
        || scene.has(LogFormat.APP_LOG)
        || !Nearby.deaths(scene).isEmpty();
  }

  @Override
  String missing() {
    return "The server's own log (gunicorn's arbiter, uvicorn's supervisor, the kernel) would show killed workers.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.failed() && Nearby.death(scene, r);
  }

  @Override
  String words(Counts counts, Scene scene) {
    return Nearby.deaths(scene).size()
        + " kills, out-of-memory or memory errors are logged; close to them "
        + counts.words()
        + ".";
  }

  @Override
  Stream<Origin> further(Scene scene) {
    return Nearby.deaths(scene).stream().map(NoticeEvent::origin);
  }
}
