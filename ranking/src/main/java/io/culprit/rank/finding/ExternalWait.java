package io.culprit.rank.finding;

import io.culprit.parse.LogFormat;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Origin;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.util.stream.Stream;

/**
 * Requests near messages that the application waited for a service elsewhere: flood waits, slow
 * partners, exhausted pools.
 */
final class ExternalWait extends Sign {
  ExternalWait() {
    super("external-wait", Family.WAIT, 0.001);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.has(LogFormat.PYTHON_SERVER) || scene.has(LogFormat.APP_LOG);
  }

  @Override
  String missing() {
    return "The application's own log would show waits for services elsewhere.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return Nearby.about(scene, r, Notice.EXTERNAL_WAIT, Notice.POOL_EXHAUSTED);
  }

  @Override
  String words(Counts counts, Scene scene) {
    return scene.notices(Notice.EXTERNAL_WAIT, Notice.POOL_EXHAUSTED).size()
        + " messages of waits for a service elsewhere; they fall into "
        + counts.words()
        + ".";
  }

  @Override
  Stream<Origin> further(Scene scene) {
    return scene.notices(Notice.EXTERNAL_WAIT, Notice.POOL_EXHAUSTED).stream()
        .map(NoticeEvent::origin);
  }
}
