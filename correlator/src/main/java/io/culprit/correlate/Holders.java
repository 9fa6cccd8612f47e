package io.culprit.correlate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which open exchanges show an id in any of their records. Made when first asked for: most sources
 * without ids never ask.
 */
final class Holders {
  private final List<Draft> drafts;
  private final Map<String, List<Draft>> byId = new HashMap<>();
  private boolean made;

  Holders(List<Draft> drafts) {
    this.drafts = drafts;
  }

  /** Those that show an id, given in the spelling in which ids are compared; none show no id. */
  List<Draft> of(String id) {
    if (id.isEmpty()) {
      return List.of();
    }
    if (!made) {
      made = true;
      drafts.forEach(this::put);
    }
    return byId.getOrDefault(id, List.of());
  }

  private void put(Draft d) {
    d.id().ifPresent(id -> put(id, d));
    if (d.balancer != null) {
      RequestIds.key(d.balancer.event()).ifPresent(id -> put(id, d));
    }
    d.backend.forEach(b -> RequestIds.key(b.event()).ifPresent(id -> put(id, d)));
    d.app.forEach(a -> RequestIds.key(a.event()).ifPresent(id -> put(id, d)));
  }

  private void put(String id, Draft draft) {
    List<Draft> known = byId.putIfAbsent(id, List.of(draft));
    if (known != null && !known.contains(draft)) {
      List<Draft> more = new ArrayList<>(known);
      more.add(draft);
      byId.put(id, more);
    }
  }
}
