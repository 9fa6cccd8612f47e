package io.culprit.correlate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The recorded incidents, where {@code -Dculprit.incidents=DIR} says they are. */
final class IncidentEvaluationTest {
  @Test
  void recordedIncidents_areJoinedAsTheyHappened() throws IOException {
    String folder = System.getProperty("culprit.incidents", "");
    assumeTrue(!folder.isEmpty() && Files.isDirectory(Path.of(folder)), "no recorded incidents");
    List<Path> incidents;
    try (Stream<Path> found = Files.list(Path.of(folder))) {
      incidents =
          found.filter(p -> Files.exists(p.resolve("truth_requests.jsonl"))).sorted().toList();
    }
    IncidentEvaluation.Score ids = new IncidentEvaluation.Score();
    IncidentEvaluation.Score time = new IncidentEvaluation.Score();
    IncidentEvaluation.Score order = new IncidentEvaluation.Score();
    int judged = 0;
    int right = 0;
    for (Path incident : incidents) {
      IncidentEvaluation e = IncidentEvaluation.of(incident, CorrelatorOptions.defaults());
      add(ids, e, "backend ID");
      add(time, e, "backend TIME");
      // a missed pair has no tier: where ids join, none is missed
      IncidentEvaluation.Score all = e.scores.get("backend all");
      time.missed += all == null ? 0 : all.missed;
      add(order, e, "app SEQUENCE");
      judged += e.judged;
      right += e.judgedRight;
    }
    assertEquals(1.0, ids.f1(), "by id: " + ids);
    assertTrue(time.f1() >= 0.98, "by time: " + time);
    assertTrue(order.f1() >= 0.95, "by order: " + order);
    assertTrue(right >= 0.98 * judged, "outcomes " + right + " of " + judged);
  }

  private static void add(IncidentEvaluation.Score sum, IncidentEvaluation e, String kind) {
    IncidentEvaluation.Score part = e.scores.get(kind);
    if (part != null) {
      sum.add(part);
    }
  }
}
