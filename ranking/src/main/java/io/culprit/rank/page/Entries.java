package io.culprit.rank.page;

import io.culprit.correlate.Exchange;
import io.culprit.correlate.Outcomes;
import io.culprit.correlate.Paired;
import io.culprit.correlate.Tier;
import io.culprit.parse.event.LogEvent;
import io.culprit.rank.Citation;
import io.culprit.rank.RequestEntry;
import io.culprit.rank.infer.Attribution;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.util.ArrayList;
import java.util.List;

/** The machine-readable list of all requests. */
public final class Entries {
  private Entries() {}

  public static List<RequestEntry> of(Scene scene, Attribution attribution) {
    List<Request> all = new ArrayList<>(scene.requests());
    all.addAll(scene.unclaimed());
    List<RequestEntry> entries = new ArrayList<>(all.size());
    for (Request r : all) {
      Exchange x = r.exchange();
      List<Citation> backend = new ArrayList<>(cites(scene, x.backend()));
      backend.addAll(cites(scene, x.app()));
      Tier tier = Tier.NONE;
      double probability = 1;
      for (Paired<? extends LogEvent> p : joined(x)) {
        if (tier == Tier.NONE || p.tier().compareTo(tier) < 0) {
          tier = p.tier();
          probability = p.probability();
        }
      }
      entries.add(
          new RequestEntry(
              x.edge().map(e -> Cites.of(scene, e)),
              backend,
              cites(scene, x.client()),
              tier,
              probability,
              x.outcome(),
              Outcomes.isSilent(x),
              attribution.cause(r),
              r.startMicros(),
              r.elapsedMicros()));
    }
    return entries;
  }

  private static List<Paired<? extends LogEvent>> joined(Exchange x) {
    List<Paired<? extends LogEvent>> all = new ArrayList<>(x.backend());
    all.addAll(x.app());
    return all;
  }

  private static List<Citation> cites(
      Scene scene, List<? extends Paired<? extends LogEvent>> pairs) {
    return pairs.stream().map(p -> Cites.of(scene, p.event())).toList();
  }
}
