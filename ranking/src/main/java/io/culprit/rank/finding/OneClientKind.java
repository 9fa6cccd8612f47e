package io.culprit.rank.finding;

import io.culprit.correlate.Outcome;
import io.culprit.rank.Ratio;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.stats.Ramp;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Requests closed by one kind of client program while other kinds wait for the same routes. */
final class OneClientKind extends Sign {
  OneClientKind() {
    super("one-client-kind", Family.CLIENT, 0.002);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.failed().stream().anyMatch(r -> closed(r) && !r.userAgent().isEmpty());
  }

  @Override
  String missing() {
    return "User agents in the access log would show whether one kind of client gives up.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return closed(r) && kind(r).equals(favoured(scene));
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "The closing clients are of one kind, `"
        + favoured(scene)
        + "`: "
        + counts.words()
        + ".";
  }

  @Override
  Stream<Request> population(Scene scene) {
    return scene.failed().stream().filter(OneClientKind::closed);
  }

  @Override
  Ratio healthy(Scene scene) {
    String kind = favoured(scene);
    return new Ratio(
        scene.healthy().stream().filter(r -> !kind.isEmpty() && kind(r).equals(kind)).count(),
        scene.healthy().size());
  }

  @Override
  double strength(Counts counts, Scene scene) {
    if (counts.failed().k() == 0) {
      return 0;
    }
    double excess = counts.failed().share() - counts.healthy().share();
    return surety(counts.pValue())
        * Ramp.between(excess, 0.3, 0.6)
        * Ramp.between(counts.failed().n(), 0, 0.2 * scene.failed().size());
  }

  private static boolean closed(Request r) {
    return r.exchange().outcome() == Outcome.CLOSED_BY_CLIENT;
  }

  /** The product that the agent names last, with its major version: what people call the client. */
  private static String kind(Request r) {
    String agent = r.userAgent();
    int cut = agent.indexOf(" (");
    String head = cut > 0 ? agent.substring(0, cut) : agent;
    return head.startsWith("Mozilla/") ? "browser" : head;
  }

  private static final Scene.Fact<String> FAVOURED = OneClientKind::find;

  private static String favoured(Scene scene) {
    return scene.once(FAVOURED);
  }

  private static String find(Scene scene) {
    Map<String, Long> kinds = new TreeMap<>();
    scene.failed().stream()
        .filter(OneClientKind::closed)
        .forEach(r -> kinds.merge(kind(r), 1L, Long::sum));
    kinds.remove("browser");
    kinds.remove("");
    return kinds.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }
}
