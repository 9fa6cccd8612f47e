package io.culprit.cli;

import io.culprit.correlate.measure.Arm;
import io.culprit.correlate.measure.JoinMeasure;
import io.culprit.correlate.measure.JoinScore;
import io.culprit.correlate.measure.Known;
import io.culprit.engine.Workers;
import io.culprit.parse.LogSet;
import io.culprit.parse.LogSets;
import io.culprit.parse.ReadOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Joins the logs of labelled incidents and holds the pairs against the truth. */
final class JoinRuns {
  private JoinRuns() {}

  /**
   * One row an incident.
   *
   * @param threads how many at once
   */
  static List<JoinsPage.Row> of(List<LabelledFolders.Folder> folders, int threads)
      throws IOException {
    List<Callable<JoinsPage.Row>> work = new ArrayList<>();
    for (LabelledFolders.Folder f : folders) {
      work.add(
          () -> {
            Known known = KnownTraffic.read(f.file());
            LogSet logs = LogSets.open(List.of(f.logs()), ReadOptions.none());
            Map<Arm, JoinScore> scores = new EnumMap<>(Arm.class);
            for (Arm arm : Arm.values()) {
              scores.put(arm, JoinMeasure.of(known, logs, arm));
            }
            return new JoinsPage.Row(f.name(), scores);
          });
    }
    return Workers.inOrder(threads, work);
  }
}
