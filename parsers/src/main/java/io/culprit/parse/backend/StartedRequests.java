package io.culprit.parse.backend;

import io.culprit.parse.event.Moment;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Requests that a log said had started and not yet said had finished.
 *
 * <p>Matched by id where there is one, else the oldest with the same method and target. Bounded:
 * requests that never finish (a killed worker) push out the oldest. Not thread-safe.
 */
public final class StartedRequests {
  private static final int OPEN = 50_000;

  private final Map<String, ArrayDeque<Moment>> open = new LinkedHashMap<>();
  private int size;

  /** Remembers a start. */
  public void start(String id, String method, String target, Moment at) {
    open.computeIfAbsent(key(id, method, target), key -> new ArrayDeque<>(2)).add(at);
    size++;
    while (size > OPEN) {
      Map.Entry<String, ArrayDeque<Moment>> eldest = open.entrySet().iterator().next();
      size -= eldest.getValue().size();
      open.remove(eldest.getKey());
    }
  }

  /**
   * Takes the start of a finished request: its duration in microseconds; empty: its start is not
   * known.
   */
  public OptionalLong finish(String id, String method, String target, Moment at) {
    String key = key(id, method, target);
    ArrayDeque<Moment> starts = open.get(key);
    if (starts == null) {
      return OptionalLong.empty();
    }
    Moment start = starts.remove();
    size--;
    if (starts.isEmpty()) {
      open.remove(key);
    }
    return OptionalLong.of(Math.max(0, at.micros() - start.micros()));
  }

  /** Forgets all: the process that they ran in is gone. */
  public void clear() {
    open.clear();
    size = 0;
  }

  private static String key(String id, String method, String target) {
    return id.isEmpty() ? method + ' ' + target : id;
  }
}
