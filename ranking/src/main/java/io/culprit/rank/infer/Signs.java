package io.culprit.rank.infer;

import io.culprit.rank.Finding;
import io.culprit.rank.State;
import io.culprit.rank.finding.Probe;
import io.culprit.rank.finding.Probes;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which failed requests carry which of the signs that are present, those alike together.
 *
 * @param ids the present findings' names
 * @param bearers by the signs carried, in the order of {@code ids}: the requests
 */
public record Signs(List<String> ids, Map<List<Boolean>, List<Request>> bearers) {
  public Signs {
    ids = List.copyOf(ids);
  }

  /** Looks at every failed request of a scene. */
  public static Signs of(Scene scene, List<Finding> findings) {
    Set<String> present =
        findings.stream()
            .filter(f -> f.state() == State.PRESENT)
            .map(Finding::id)
            .collect(Collectors.toSet());
    List<Probe> probes = Probes.all().stream().filter(p -> present.contains(p.id())).toList();
    Map<List<Boolean>, List<Request>> bearers = new LinkedHashMap<>();
    for (Request r : scene.failed()) {
      List<Boolean> carried = new ArrayList<>(probes.size());
      for (Probe p : probes) {
        carried.add(p.shows(r, scene));
      }
      bearers.computeIfAbsent(carried, c -> new ArrayList<>()).add(r);
    }
    return new Signs(probes.stream().map(Probe::id).toList(), bearers);
  }

  /** The same as if some findings had not been looked for. */
  Signs among(List<Finding> findings) {
    Set<String> left = findings.stream().map(Finding::id).collect(Collectors.toSet());
    List<String> kept = ids.stream().filter(left::contains).toList();
    if (kept.size() == ids.size()) {
      return this;
    }
    Map<List<Boolean>, List<Request>> fewer = new LinkedHashMap<>();
    bearers.forEach(
        (carried, requests) -> {
          List<Boolean> seen = new ArrayList<>(kept.size());
          for (int i = 0; i < ids.size(); i++) {
            if (left.contains(ids.get(i))) {
              seen.add(carried.get(i));
            }
          }
          fewer.computeIfAbsent(seen, s -> new ArrayList<>()).addAll(requests);
        });
    return new Signs(kept, fewer);
  }
}
