package io.culprit.rank.page;

import io.culprit.correlate.Exchange;
import io.culprit.correlate.Paired;
import io.culprit.correlate.Tier;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.rank.Catalogue;
import io.culprit.rank.Cause;
import io.culprit.rank.Waterfall;
import io.culprit.rank.infer.Attribution;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
    Exchange x = r.exchange();
    List<Waterfall.Step> steps = new ArrayList<>();
    for (Paired<ClientEvent> p : x.client()) {
      ClientEvent c = p.event();
      String end =
          c.error().isEmpty()
              ? c.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ')
              : c.error();
      steps.add(
          new Waterfall.Step(
              "client",
              c.start().micros(),
              c.endMicros(),
              end + (c.status() > 0 ? ", status " + c.status() : "") + sure(p),
              Cites.of(scene, c)));
    }
    x.balancer().ifPresent(p -> steps.add(access(scene, "load balancer", p.event(), sure(p))));
    x.proxy().ifPresent(p -> steps.add(access(scene, scene.proxyName(), p, "")));
    for (Paired<NoticeEvent> p : x.notices()) {
      NoticeEvent n = p.event();
      long at = n.at().map(m -> m.micros()).orElse(-1L);
      steps.add(new Waterfall.Step("complaint", at, at, n.message() + sure(p), Cites.of(scene, n)));
    }
    for (Paired<BackendEvent> p : x.backend()) {
      BackendEvent b = p.event();
      steps.add(
          new Waterfall.Step(
              "handler",
              b.durationMicros() < 0 ? -1 : b.startMicros(),
              b.end().micros(),
              "status "
                  + b.status()
                  + (b.bytes() >= 0 ? ", " + b.bytes() + " bytes" : "")
                  + sure(p),
              Cites.of(scene, b)));
    }
    for (Paired<AppEvent> p : x.app()) {
      AppEvent a = p.event();
      long at = a.at().map(m -> m.micros()).orElse(-1L);
      steps.add(
          new Waterfall.Step(
              a.server().name().toLowerCase(Locale.ROOT),
              at,
              at,
              "status " + a.status() + sure(p),
              Cites.of(scene, a)));
    }
    steps.sort(Comparator.comparingLong(s -> s.fromMicros() < 0 ? s.toMicros() : s.fromMicros()));
    String cause = attribution.cause(r).map(c -> Catalogue.of(c).title()).orElse("not explained");
    return new Waterfall(
        (x.method() + " " + x.path()).strip() + ", " + x.outcome().slug().replace('-', ' '),
        r.startMicros(),
        cause,
        steps);
  }

  private static Waterfall.Step access(Scene scene, String layer, AccessEvent e, String sure) {
    String text =
        "status "
            + e.status()
            + (e.bytes() >= 0 ? ", " + e.bytes() + " bytes" : "")
            + (e.termination().isEmpty() ? "" : ", termination " + e.termination())
            + sure;
    long from = e.hasDuration() ? e.startMicros() : -1;
    return new Waterfall.Step(layer, from, e.end().micros(), text, Cites.of(scene, e));
  }

  private static String sure(Paired<?> p) {
    return p.tier() == Tier.ID
        ? ""
        : " (joined by "
            + p.tier().slug()
            + ", probability "
            + String.format(Locale.ROOT, "%.2f", Math.min(0.99, p.probability()))
            + ")";
  }
}
