package io.culprit.rank.fit;

import io.culprit.rank.Cause;
import io.culprit.rank.Finding;
import io.culprit.rank.Ranker;
import io.culprit.rank.Role;
import io.culprit.rank.Status;
import io.culprit.rank.Verdict;
import io.culprit.rank.Weights;
import io.culprit.rank.infer.Assessment;
import io.culprit.rank.infer.Judgement;
import io.culprit.rank.scene.Scene;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A labelled incident with its scene and findings, which do not depend on any weights. */
record Staged(Labelled incident, Scene scene, List<Finding> findings) {
  static Staged of(Labelled incident) {
    Scene scene = new Scene(incident.file());
    return new Staged(incident, scene, Ranker.examine(scene));
  }

  /** What a fit learns from. */
  Examined examined() {
    return new Examined(incident.name(), incident.truth(), findings);
  }

  /** What the ranking says of it with given numbers. */
  Score score(Weights weights) {
    Assessment assessed = new Ranker(weights).assess(scene, findings);
    Judgement judgement = assessed.judgement();
    Verdict verdict = judgement.verdict();
    Map<Cause, Status> statuses = new EnumMap<>(Cause.class);
    Map<Cause, Role> roles = new EnumMap<>(Cause.class);
    for (Cause c : Cause.values()) {
      statuses.put(c, judgement.status(c, verdict));
      roles.put(c, judgement.role(c, verdict));
    }
    return new Score(
        incident.name(),
        incident.truth(),
        judgement.order(),
        assessed.probabilities(),
        verdict,
        statuses,
        roles);
  }
}
