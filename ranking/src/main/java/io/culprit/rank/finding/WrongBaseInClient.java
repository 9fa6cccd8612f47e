package io.culprit.rank.finding;

import io.culprit.correlate.Paired;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.ClientOutcome;
import io.culprit.parse.event.Targets;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.util.HashSet;
import java.util.Set;

/**
 * Calls that the client sent to a base URL other than the one that works, and that no server of the
 * application logged.
 */
final class WrongBaseInClient extends Sign {
  WrongBaseInClient() {
    super("wrong-base-in-client", Family.PLACE, 0.002);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.hasClientRecords();
  }

  @Override
  String missing() {
    return "Client reports or a HAR with full URLs would show calls to a wrong base.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.failed()
        && r.exchange().edge().isEmpty()
        && r.clientRecord()
            .map(
                c ->
                    !Targets.base(c.url()).isEmpty()
                        && !good(scene).contains(Targets.base(c.url())))
            .orElse(false);
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "The client called "
        + counts.carriers().stream()
            .flatMap(r -> r.clientRecord().stream())
            .map(c -> Targets.base(c.url()))
            .distinct()
            .sorted()
            .limit(3)
            .reduce((a, b) -> a + ", " + b)
            .orElse("")
        + ", where no call ever succeeds and no server of ours logs: "
        + counts.failed().k()
        + " of "
        + counts.failed().n()
        + " failed requests.";
  }

  @Override
  boolean comparable() {
    return false;
  }

  private static final Scene.Fact<Set<String>> GOOD = WrongBaseInClient::find;

  private static Set<String> good(Scene scene) {
    return scene.once(GOOD);
  }

  /** Bases at which at least one call succeeded. */
  private static Set<String> find(Scene scene) {
    Set<String> bases = new HashSet<>();
    for (Request r : scene.requests()) {
      for (Paired<ClientEvent> p : r.exchange().client()) {
        if (p.event().outcome() == ClientOutcome.OK) {
          bases.add(Targets.base(p.event().url()));
        }
      }
    }
    return bases;
  }
}
