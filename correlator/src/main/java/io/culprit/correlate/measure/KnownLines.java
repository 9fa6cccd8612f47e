package io.culprit.correlate.measure;

import io.culprit.parse.LogSet;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which known requests a line of the backend may belong to. */
final class KnownLines {
  /** A source quotes a little more than this of a line. */
  private static final int QUOTED = 190;

  private final List<KnownRequest> requests;
  private final Map<Origin, Set<KnownRequest>> owners;

  /** Knows some requests, and adds the owners of lines that it is shown. */
  KnownLines(List<KnownRequest> requests, Map<Origin, Set<KnownRequest>> owners) {
    this.requests = requests;
    this.owners = owners;
  }

  /** Adds the owners of handlers' records, which their texts tell. */
  void backends(LogSet logs, SortedMap<Origin, BackendEvent> records) throws IOException {
    Map<String, Set<KnownRequest>> byText = new HashMap<>();
    for (KnownRequest r : requests) {
      for (KnownRun run : r.runs()) {
        if (!run.line().isEmpty()) {
          byText.computeIfAbsent(cut(run.line()), t -> new HashSet<>()).add(r);
        }
      }
    }
    SortedMap<Integer, SortedSet<Long>> wanted = new TreeMap<>();
    records
        .keySet()
        .forEach(o -> wanted.computeIfAbsent(o.source(), s -> new TreeSet<>()).add(o.line()));
    for (Map.Entry<Integer, SortedSet<Long>> entry : wanted.entrySet()) {
      Map<Long, String> texts = logs.sources().get(entry.getKey()).quote(entry.getValue());
      texts.forEach(
          (line, text) ->
              owners.put(
                  new Origin(entry.getKey(), line), byText.getOrDefault(cut(text), Set.of())));
    }
  }

  private static String cut(String text) {
    return text.length() <= QUOTED ? text : text.substring(0, QUOTED);
  }

  private record Kind(String peer, String method, String path, int status) {}

  private record Ran(KnownRequest request, KnownRun run) {}

  /** Adds the owners of application servers' lines, as far as peer and order tell. */
  void apps(SortedMap<Origin, AppEvent> lines) {
    Map<Kind, List<Ran>> ran = new HashMap<>();
    for (KnownRequest r : requests) {
      for (KnownRun run : r.runs()) {
        Kind kind = new Kind(run.peer(), r.method(), r.path(), run.status());
        ran.computeIfAbsent(kind, k -> new ArrayList<>()).add(new Ran(r, run));
      }
    }
    Map<Kind, List<Origin>> told = new HashMap<>();
    for (AppEvent e : lines.values()) {
      if (e.clientPort() >= 0) {
        Kind kind = new Kind(e.client() + ":" + e.clientPort(), e.method(), e.path(), e.status());
        told.computeIfAbsent(kind, k -> new ArrayList<>()).add(e.origin());
      }
    }
    told.forEach(
        (kind, places) -> {
          List<Ran> runs = ran.getOrDefault(kind, List.of());
          if (runs.size() == places.size()) {
            List<Ran> inOrder =
                runs.stream().sorted(Comparator.comparingLong(x -> x.run().endMicros())).toList();
            for (int i = 0; i < places.size(); i++) {
              owners.put(places.get(i), Set.of(inOrder.get(i).request()));
            }
          }
        });
  }
}
