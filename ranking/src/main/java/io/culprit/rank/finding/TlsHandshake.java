package io.culprit.rank.finding;

import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Origin;
import io.culprit.parse.event.Phase;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.util.stream.Stream;

/** Requests that failed in a TLS handshake, or near handshakes that failed. */
final class TlsHandshake extends ComplaintSign {
  TlsHandshake() {
    super("tls-handshake", Family.NAME, 0.0005);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.proxyComplains();
  }

  @Override
  String missing() {
    return "nginx's error log (level info for the client's side) would show failed handshakes.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.failed()
        && (r.hasNotice(Notice.UPSTREAM_TLS_FAILED, Phase.UNKNOWN)
            || r.hasNotice(Notice.UPSTREAM_TIMED_OUT, Phase.UPSTREAM_HANDSHAKE)
            || (r.exchange().edge().isEmpty()
                && Nearby.notice(scene, r, Notice.CLIENT_TLS_FAILED, 8_000_000)));
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "A TLS handshake failed or ran out of time: "
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
  Stream<Origin> further(Scene scene) {
    return scene.notices(Notice.CLIENT_TLS_FAILED, Notice.UPSTREAM_TLS_FAILED).stream()
        .map(NoticeEvent::origin);
  }
}
