package io.culprit.rank.finding;

import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;

/** Calls whose time, by the client's own record, went into name look-up, connect or handshake. */
final class ClientDnsTls extends ClientSign {
  ClientDnsTls() {
    super("client-dns-tls", Family.NAME, 0.001);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.requests().stream()
        .anyMatch(
            r ->
                r.exchange().client().stream()
                    .anyMatch(
                        p ->
                            p.event().dnsMicros() >= 0
                                || p.event().tlsMicros() >= 0
                                || p.event().blockedMicros() >= 0));
  }

  @Override
  String missing() {
    return "A HAR with timings would show slow look-ups and handshakes.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return Handshakes.slow(r, scene);
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "By the clients' records seconds went into name look-up, connect, handshake or waiting for a connection: "
        + counts.words()
        + ".";
  }
}
