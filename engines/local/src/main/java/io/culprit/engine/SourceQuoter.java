package io.culprit.engine;

import io.culprit.parse.LogSource;
import io.culprit.parse.event.Origin;
import io.culprit.rank.Quoter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds cited lines again by reading each of their sources once more. */
final class SourceQuoter implements Quoter {
  private final List<LogSource> sources;

  SourceQuoter(List<LogSource> sources) {
    this.sources = sources;
  }

  @Override
  public Map<Origin, String> quote(SortedSet<Origin> origins) throws IOException {
    SortedMap<Integer, SortedSet<Long>> bySource = new TreeMap<>();
    for (Origin o : origins) {
      bySource.computeIfAbsent(o.source(), s -> new TreeSet<>()).add(o.line());
    }
    Map<Origin, String> texts = new TreeMap<>();
    for (Map.Entry<Integer, SortedSet<Long>> e : bySource.entrySet()) {
      sources
          .get(e.getKey())
          .quote(e.getValue())
          .forEach((line, text) -> texts.put(new Origin(e.getKey(), line), text));
    }
    return texts;
  }
}
