package io.culprit.rank.finding;

import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Phase;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;

/** Answers that the proxy gave up sending because the client took no more of them. */
final class ClientStoppedReading extends ComplaintSign {
  ClientStoppedReading() {
    super("client-stopped-reading", Family.SIZE, 0.0005);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.errorLogAtInfo()
        || scene.requests().stream().anyMatch(r -> r.exchange().balancer().isPresent());
  }

  @Override
  String missing() {
    return "nginx's error log at level info would show clients that stopped reading.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.failed()
        && (r.hasNotice(Notice.CLIENT_TIMED_OUT, Phase.SENDING_TO_CLIENT)
            || r.endedAtBalancer(Notice.CLIENT_TIMED_OUT, Phase.SENDING_TO_CLIENT));
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "The proxy's send timer ran out on a client that read too slowly: "
        + counts.failed().k()
        + " of "
        + counts.failed().n()
        + " failed requests.";
  }

  @Override
  boolean comparable() {
    return false;
  }
}
