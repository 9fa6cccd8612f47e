package io.culprit.rank.finding;

import io.culprit.correlate.Outcome;
import io.culprit.rank.Ratio;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.stats.Ramp;
import java.util.List;
import java.util.stream.Stream;

/** Failed closes that come from one network far more often than its share of the traffic. */
final class OneNetwork extends Sign {
  OneNetwork() {
    super("one-network", Family.NETWORK, 0.002);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.frontAddress().isEmpty()
        && scene.requests().stream().map(Request::network).distinct().count() > 3;
  }

  @Override
  String missing() {
    return "Client addresses in the access log would show whether one network fails.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return broken(r) && Networks.of(r).equals(favoured(scene));
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "Closes and resets come from " + favoured(scene) + ": " + counts.words() + ".";
  }

  @Override
  Stream<Request> population(Scene scene) {
    return scene.failed().stream().filter(OneNetwork::broken);
  }

  @Override
  Ratio healthy(Scene scene) {
    String network = favoured(scene);
    List<Request> others = scene.requests().stream().filter(r -> !broken(r)).toList();
    return new Ratio(
        others.stream().filter(r -> !network.isEmpty() && Networks.of(r).equals(network)).count(),
        others.size());
  }

  @Override
  double strength(Counts counts, Scene scene) {
    if (counts.failed().k() == 0) {
      return 0;
    }
    double excess = counts.failed().share() - counts.healthy().share();
    return surety(counts.pValue() * Math.max(1, networks(scene)))
        * Ramp.between(excess, 0.2, 0.55)
        * Ramp.between(counts.failed().n(), 0, 0.15 * scene.failed().size());
  }

  private static boolean broken(Request r) {
    return r.exchange().outcome() == Outcome.CLOSED_BY_CLIENT
        || r.exchange().outcome() == Outcome.TRUNCATED
        || (r.failed() && r.resetByClient());
  }

  private static final Scene.Fact<String> FAVOURED = s -> Networks.favoured(s, OneNetwork::broken);

  private static long networks(Scene scene) {
    return scene.failed().stream().filter(OneNetwork::broken).map(Networks::of).distinct().count();
  }

  private static String favoured(Scene scene) {
    return scene.once(FAVOURED);
  }
}
