package io.culprit.rank.finding;

import io.culprit.parse.LogFormat;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Origin;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.util.stream.Stream;

/** Requests near messages of slow or failed name look-ups in the application. */
final class DnsMessage extends Sign {
  DnsMessage() {
    super("dns-message", Family.NAME, 0.0005);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.has(LogFormat.PYTHON_SERVER) || scene.has(LogFormat.APP_LOG);
  }

  @Override
  String missing() {
    return "The application's own log would show slow name look-ups.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return Nearby.about(scene, r, Notice.DNS_SLOW, Notice.DNS_FAILED);
  }

  @Override
  String words(Counts counts, Scene scene) {
    return scene.notices(Notice.DNS_SLOW, Notice.DNS_FAILED).size()
        + " messages of slow or failed name look-ups; they fall into "
        + counts.words()
        + ".";
  }

  @Override
  Stream<Origin> further(Scene scene) {
    return scene.notices(Notice.DNS_SLOW, Notice.DNS_FAILED).stream().map(NoticeEvent::origin);
  }
}
