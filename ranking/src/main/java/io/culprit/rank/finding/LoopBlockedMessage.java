package io.culprit.rank.finding;

import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Origin;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.util.stream.Stream;

/**
 * Messages that the event loop was blocked: asyncio's slow callbacks, WORKER TIMEOUT of an async
 * worker.
 */
final class LoopBlockedMessage extends Sign {
  LoopBlockedMessage() {
    super("loop-blocked-message", Family.STALL, 0.0005);
  }

  @Override
  public boolean observable(Scene scene) {
    return !scene.notices(Notice.LOOP_BLOCKED, Notice.WORKER_TIMEOUT).isEmpty();
  }

  @Override
  String missing() {
    return "asyncio's debug messages or gunicorn's WORKER TIMEOUT would name a blocked loop.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return Nearby.notice(scene, r, Notice.LOOP_BLOCKED, 2_000_000)
        || Nearby.notice(scene, r, Notice.WORKER_TIMEOUT, 2_000_000);
  }

  @Override
  String words(Counts counts, Scene scene) {
    return scene.notices(Notice.LOOP_BLOCKED, Notice.WORKER_TIMEOUT).size()
        + " messages say that the event loop was blocked; near them "
        + counts.words()
        + ".";
  }

  @Override
  Stream<Origin> further(Scene scene) {
    return scene.notices(Notice.LOOP_BLOCKED, Notice.WORKER_TIMEOUT).stream()
        .map(NoticeEvent::origin);
  }
}
