package io.culprit.rank.finding;

import io.culprit.rank.scene.Cutter;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;

/**
 * Requests whose client connection was reset (ECONNRESET, RST), by the proxy's or the client's
 * record.
 */
final class ClientReset extends ComplaintSign {
  ClientReset() {
    super("client-reset", Family.NETWORK, 0.002);
  }

  @Override
  public boolean observable(Scene scene) {
    return (scene.errorLogAtInfo() && !scene.hasBalancer()) || scene.hasClientRecords();
  }

  @Override
  String missing() {
    return "nginx's error log at level info, or a HAR, would tell resets (104) from orderly closes.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.failed()
        && r.cutter() != Cutter.BALANCER
        && (scene.resetByClient(r)
            || r.exchange().client().stream()
                .anyMatch(
                    p ->
                        p.event().error().contains("ERR_CONNECTION_RESET")
                            && !r.exchange().proxy().isEmpty()));
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "The connection to the client was reset: "
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
