package io.culprit.rank.page;

import io.culprit.correlate.Exchange;
import io.culprit.rank.Catalogue;
import io.culprit.rank.Cause;
import io.culprit.rank.Waterfall;
import io.culprit.rank.infer.Attribution;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Failed requests step by step: of each leading cause those that the most layers tell of. */
public final class Samples {
  private static final int COUNT = 3;

  private Samples() {}

  public static List<Waterfall> of(Scene scene, Attribution attribution, List<Cause> order) {
    Set<Request> chosen = new LinkedHashSet<>();
    for (int round = 0; round < COUNT && chosen.size() < COUNT; round++) {
      for (Cause c : order) {
        if (chosen.size() < COUNT) {
          richest(scene, attribution, Optional.of(c), chosen).ifPresent(chosen::add);
        }
      }
    }
    while (chosen.size() < COUNT) {
      Optional<Request> next = richest(scene, attribution, Optional.empty(), chosen);
      if (next.isEmpty()) {
        break;
      }
      chosen.add(next.get());
    }
    return chosen.stream().map(r -> waterfall(scene, attribution, r)).toList();
  }

  private static Optional<Request> richest(
      Scene scene, Attribution attribution, Optional<Cause> cause, Set<Request> taken) {
    return scene.failed().stream()
        .filter(r -> !taken.contains(r) && attribution.cause(r).equals(cause))
        .min(
            Comparator.comparingInt((Request r) -> -layers(r))
                .thenComparingLong(Request::startMicros));
  }

  private static int layers(Request r) {
    Exchange x = r.exchange();
    return (x.balancer().isPresent() ? 1 : 0)
        + (x.proxy().isPresent() ? 1 : 0)
        + (x.backend().isEmpty() ? 0 : 1)
        + (x.app().isEmpty() ? 0 : 1)
        + (x.client().isEmpty() ? 0 : 1)
        + (x.notices().isEmpty() ? 0 : 1);
  }

  private static Waterfall waterfall(Scene scene, Attribution attribution, Request r) {
    String cause = attribution.cause(r).map(c -> Catalogue.of(c).title()).orElse("not explained");
    return new Steps(scene::sourceName, source -> scene.proxyName())
        .waterfall(r.exchange(), r.startMicros(), cause);
  }
}
