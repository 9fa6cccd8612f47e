package io.culprit.rank.finding;

import io.culprit.parse.LogFormat;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Origin;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.util.stream.Stream;

/** Requests lost close to a start of the server in the middle of the traffic. */
final class Restart extends Sign {
  Restart() {
    super("restart", Family.PROCESS, 0.0005);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.has(LogFormat.PYTHON_SERVER);
  }

  @Override
  String missing() {
    return "The server's own log would show restarts.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.failed() && Nearby.restart(scene, r);
  }

  @Override
  String words(Counts counts, Scene scene) {
    return Nearby.restarts(scene).size()
        + " starts of a server or worker in the middle of the traffic; close to them "
        + counts.words()
        + ".";
  }

  @Override
  Stream<Origin> further(Scene scene) {
    return Nearby.restarts(scene).stream().map(NoticeEvent::origin);
  }
}
