package io.culprit.rank.fit;

import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import io.culprit.rank.Ranker;
import io.culprit.rank.Status;
import io.culprit.rank.Verdict;
import io.culprit.rank.Weights;
import io.culprit.rank.infer.Assessment;
import io.culprit.rank.infer.Judgement;
import io.culprit.rank.scene.Scene;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A labelled incident with its scene and findings, which do not depend on any weights.
 *
 * @param incident the incident
 * @param scene what the probes looked at
 * @param findings what they found
 */
public record Staged(Labelled incident, Scene scene, List<Finding> findings) {
  /** Looks for every sign. */
  public static Staged of(Labelled incident) {
    Scene scene = new Scene(incident.file());
    return new Staged(incident, scene, Ranker.examine(scene));
  }

  /** What a fit learns from. */
  Examined examined() {
    return new Examined(incident.name(), incident.truth(), findings);
  }

  /** What the ranking says of it with given numbers. */
  public Score score(Weights weights) {
    Assessment assessed = new Ranker(weights).assess(scene, findings);
    Judgement judgement = assessed.judgement();
    Verdict verdict = judgement.verdict();
    Map<Cause, Status> statuses = new EnumMap<>(Cause.class);
    for (Cause c : Cause.values()) {
      statuses.put(c, judgement.status(c, verdict));
    }
    return scored(judgement.order(), assessed.probabilities(), verdict, statuses);
  }

  /** What something says of it, beside the truth. */
  Score scored(
      List<Cause> order,
      Map<Cause, Double> probabilities,
      Verdict verdict,
      Map<Cause, Status> statuses) {
    return new Score(
        incident.set(), incident.name(), incident.truth(), order, probabilities, verdict, statuses);
  }
}
