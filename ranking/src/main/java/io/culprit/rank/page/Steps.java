package io.culprit.rank.page;

import io.culprit.correlate.Exchange;
import io.culprit.correlate.Paired;
import io.culprit.correlate.Tier;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.rank.Citation;
import io.culprit.rank.Waterfall;
import io.culprit.rank.Waterfall.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** What each layer said of one exchange, as steps in the order of time. */
public final class Steps {
  private static final Comparator<Step> BY_TIME =
      Comparator.comparingLong(s -> s.fromMicros() < 0 ? s.toMicros() : s.fromMicros());

  private final IntFunction<String> sourceName;
  private final IntFunction<String> proxyName;

  /**
   * Steps that cite sources by their names.
   *
   * @param sourceName the name of a source, by its index
   * @param proxyName what wrote a proxy's source, by its index
   */
  public Steps(IntFunction<String> sourceName, IntFunction<String> proxyName) {
    this.sourceName = sourceName;
    this.proxyName = proxyName;
  }

  /** One step for each line. */
  public Waterfall waterfall(Exchange x, long start, String cause) {
    List<Step> steps = lines(x);
    steps.sort(BY_TIME);
    return new Waterfall(title(x), start, cause, steps);
  }

  /** The same with the phases that the lines tell of: connecting, waiting, the body, the queue. */
  public Waterfall detailed(Exchange x, long start) {
    List<Step> steps = lines(x);
    steps.addAll(new Phases(this).of(x));
    steps.sort(BY_TIME);
    return new Waterfall(title(x), start, "", steps);
  }

  /** Where an event stands. */
  Citation cite(LogEvent event) {
    return new Citation(event.origin(), sourceName.apply(event.origin().source()), "");
  }

  private static String title(Exchange x) {
    return (x.method() + " " + x.path()).strip() + ", " + x.outcome().slug().replace('-', ' ');
  }

  private List<Step> lines(Exchange x) {
    List<Step> steps = new ArrayList<>();
    x.client().forEach(p -> steps.add(client(p)));
    x.balancer().ifPresent(p -> steps.add(access("load balancer", p.event(), sure(p))));
    x.proxy().ifPresent(p -> steps.add(access(proxyName.apply(p.origin().source()), p, "")));
    x.notices().forEach(p -> steps.add(complaint(p)));
    x.backend().forEach(p -> steps.add(handler(p)));
    x.app().forEach(p -> steps.add(server(p)));
    return steps;
  }

  private Step client(Paired<ClientEvent> p) {
    ClientEvent c = p.event();
    String end =
        c.error().isEmpty()
            ? c.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ')
            : c.error();
    return new Step(
        "client",
        c.start().micros(),
        c.endMicros(),
        end + (c.status() > 0 ? ", status " + c.status() : "") + sure(p),
        cite(c));
  }

  private Step access(String layer, AccessEvent e, String sure) {
    String text =
        "status "
            + e.status()
            + (e.bytes() >= 0 ? ", " + e.bytes() + " bytes" : "")
            + (e.termination().isEmpty() ? "" : ", termination " + e.termination())
            + sure;
    long from = e.hasDuration() ? e.startMicros() : -1;
    return new Step(layer, from, e.end().micros(), text, cite(e));
  }

  private Step complaint(Paired<NoticeEvent> p) {
    NoticeEvent n = p.event();
    long at = n.at().map(m -> m.micros()).orElse(-1L);
    return new Step("complaint", at, at, n.message() + sure(p), cite(n));
  }

  private Step handler(Paired<BackendEvent> p) {
    BackendEvent b = p.event();
    return new Step(
        "handler",
        b.durationMicros() < 0 ? -1 : b.startMicros(),
        b.end().micros(),
        "status " + b.status() + (b.bytes() >= 0 ? ", " + b.bytes() + " bytes" : "") + sure(p),
        cite(b));
  }

  private Step server(Paired<AppEvent> p) {
    AppEvent a = p.event();
    long at = a.at().map(m -> m.micros()).orElse(-1L);
    return new Step(
        a.server().name().toLowerCase(Locale.ROOT),
        at,
        at,
        "status " + a.status() + sure(p),
        cite(a));
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
