package io.culprit.rank.infer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culprit.correlate.Outcome;
import io.culprit.rank.Cases;
import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import io.culprit.rank.Incidents;
import io.culprit.rank.Ranker;
import io.culprit.rank.Weights;
import io.culprit.rank.WeightsFile;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttributionTest {
  private static final Weights HAND = WeightsFile.byHand();

  private static Attribution attribution(Scene scene) {
    List<Finding> findings = Ranker.examine(scene.file());
    Map<Cause, Double> p = new Ranker(HAND).assess(scene, findings).probabilities();
    return Attribution.of(scene, findings, p, HAND);
  }

  /** A heavy tail, ten users with a wrong prefix, and four failures that nothing marks. */
  private static Scene mixed() {
    Cases c = Incidents.heavyTail();
    for (int i = 0; i < 10; i++) {
      String user = "66.2.0." + i;
      c.calls(1, x -> x.from(user).pageLoad())
          .calls(1, x -> x.from(user).misdirected("/old/api/orders"))
          .calls(1, x -> x.from(user).path("/api/orders"));
    }
    return c.calls(4, x -> x.unhandled().attempts().ended(503, Outcome.GATEWAY_ERROR)).scene();
  }

  @Test
  void eachFailure_isExplainedByTheCauseWhoseSignsItCarries() {
    Scene scene = mixed();
    Attribution a = attribution(scene);
    for (Request r : scene.failed()) {
      Optional<Cause> expected =
          switch (r.exchange().outcome()) {
            case GATEWAY_TIMEOUT -> Optional.of(Cause.BACKEND_VARIANCE);
            case MISDIRECTED -> Optional.of(Cause.STALE_BASE_URL);
            default -> Optional.empty();
          };
      assertEquals(expected, a.cause(r), () -> r.route() + " " + r.exchange().outcome());
    }
  }

  @Test
  void counts_addUp() {
    Scene scene = mixed();
    Attribution a = attribution(scene);
    long sum = 0;
    for (Cause c : Cause.values()) {
      sum += a.explains(c);
    }
    assertEquals(a.explained(), sum);
    assertEquals(40, sum);
    assertEquals(44, scene.failed().size());
  }

  @Test
  void anIncredibleCause_explainsNothing() {
    Scene scene = mixed();
    List<Finding> findings = Ranker.examine(scene.file());
    Map<Cause, Double> doubtful = Map.of(Cause.BACKEND_VARIANCE, 0.2);
    Attribution a = Attribution.of(scene, findings, doubtful, HAND);
    assertEquals(0, a.explained());
  }
}
