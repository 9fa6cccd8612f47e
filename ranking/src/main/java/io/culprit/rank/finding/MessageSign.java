package io.culprit.rank.finding;

import io.culprit.parse.LogFormat;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Origin;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.util.stream.Stream;

/** A sign that messages of the application show, written while a request's handler ran. */
abstract class MessageSign extends Sign {
  private final String what;
  private final Notice[] kinds;

  /**
   * @param what what the messages are of, e.g. {@code slow or failed name look-ups}
   */
  MessageSign(String id, Family family, double everyday, String what, Notice... kinds) {
    super(id, family, everyday);
    this.what = what;
    this.kinds = kinds.clone();
  }

  @Override
  public final boolean observable(Scene scene) {
    return scene.has(LogFormat.PYTHON_SERVER) || scene.has(LogFormat.APP_LOG);
  }

  @Override
  final String missing() {
    return "The application's own log would show " + what + ".";
  }

  @Override
  public final boolean shows(Request r, Scene scene) {
    return Nearby.about(scene, r, kinds);
  }

  @Override
  final String words(Counts counts, Scene scene) {
    int messages = scene.notices(kinds).size();
    return Words.count(messages, "message")
        + " of "
        + what
        + (messages == 1 ? "; it falls into " : "; they fall into ")
        + counts.words()
        + ".";
  }

  @Override
  final Stream<Origin> further(Scene scene) {
    return scene.notices(kinds).stream().map(NoticeEvent::origin);
  }
}
