package io.culprit.rank.export;

import io.culprit.correlate.Exchange;
import io.culprit.correlate.Outcomes;
import io.culprit.correlate.Paired;
import io.culprit.correlate.RequestIds;
import io.culprit.correlate.Tier;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.AppServer;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.Ending;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.UpstreamAttempt;
import io.culprit.rank.scene.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Turns exchanges into what leaves. Pure. */
final class Telling {
  private final SourceNames sources;

  Telling(SourceNames sources) {
    this.sources = sources;
  }

  ToldRequest of(Exchange x) {
    Request r = Request.of(x);
    boolean timed = x.endMicros() != 0;
    return new ToldRequest(
        id(x),
        timed ? x.startMicros() : -1,
        timed ? x.endMicros() : -1,
        r.elapsedMicros(),
        x.method(),
        x.path(),
        r.route(),
        x.edge().map(AccessEvent::host).orElse(""),
        r.client(),
        r.userAgent(),
        x.outcome(),
        Outcomes.isSilent(x),
        atUpstream(x, UpstreamAttempt::connectMicros),
        atUpstream(x, UpstreamAttempt::headerMicros),
        atUpstream(x, UpstreamAttempt::responseMicros),
        lines(x),
        x.notices().stream()
            .map(
                p ->
                    new Complaint(
                        sources.name(p.event().origin().source()),
                        p.event().origin().line(),
                        p.event().at().map(Moment::micros).orElse(-1L),
                        p.event().level(),
                        p.event().message()))
            .toList());
  }

  /** The id that the line nearest to the application's edge shows, else any. */
  private static String id(Exchange x) {
    String edge = x.edge().map(AccessEvent::requestId).orElse("");
    return edge.isEmpty()
        ? x.events().stream().map(RequestIds::of).filter(id -> !id.isEmpty()).findFirst().orElse("")
        : edge;
  }

  private static long atUpstream(Exchange x, ToLongFunction<UpstreamAttempt> time) {
    return x.proxy().map(p -> p.upstream(time)).orElse(-1L);
  }

  private List<Told> lines(Exchange x) {
    List<Told> lines = new ArrayList<>();
    x.client().forEach(p -> lines.add(client(p)));
    x.balancer().ifPresent(p -> lines.add(access(Layer.BALANCER, p)));
    x.proxy().ifPresent(p -> lines.add(access(Layer.PROXY, new Paired<>(p, Tier.NONE, 1))));
    x.app().forEach(p -> lines.add(server(p)));
    x.backend().forEach(p -> lines.add(handler(p)));
    return lines;
  }

  private Told client(Paired<ClientEvent> p) {
    ClientEvent c = p.event();
    String words = c.error().isEmpty() ? c.outcome().name().toLowerCase(Locale.ROOT) : c.error();
    return told(
        Layer.CLIENT,
        "client",
        p,
        c.start().micros(),
        new Moment(c.endMicros(), c.start().precisionMicros()),
        c.status(),
        c.bytes(),
        "",
        words);
  }

  private Told access(Layer layer, Paired<AccessEvent> p) {
    AccessEvent a = p.event();
    String words =
        a.termination().isEmpty() ? a.ending().map(Telling::words).orElse("") : a.termination();
    return told(
        layer,
        sources.service(a.origin().source()),
        p,
        a.hasDuration() ? a.startMicros() : -1,
        a.end(),
        a.status(),
        a.bytes(),
        a.client(),
        words);
  }

  private static String words(Ending ending) {
    return ending.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private Told server(Paired<AppEvent> p) {
    AppEvent a = p.event();
    Moment at = a.at().orElse(new Moment(-1, 1));
    boolean lasted = a.at().isPresent() && a.durationMicros() >= 0;
    return told(
        Layer.SERVER,
        a.server() == AppServer.OTHER
            ? sources.service(a.origin().source())
            : a.server().name().toLowerCase(Locale.ROOT),
        p,
        lasted ? at.micros() - a.durationMicros() : -1,
        at,
        a.status(),
        a.bytes(),
        a.client(),
        "");
  }

  private Told handler(Paired<BackendEvent> p) {
    BackendEvent b = p.event();
    return told(
        Layer.HANDLER,
        "application",
        p,
        b.durationMicros() < 0 ? -1 : b.startMicros(),
        b.end(),
        b.status(),
        b.bytes(),
        "",
        "");
  }

  private Told told(
      Layer layer,
      String service,
      Paired<? extends LogEvent> pair,
      long start,
      Moment end,
      int status,
      long bytes,
      String peer,
      String words) {
    return new Told(
        layer,
        service,
        sources.name(pair.event().origin().source()),
        pair.event().origin().line(),
        pair.tier(),
        pair.probability(),
        start,
        end.micros(),
        end.precisionMicros(),
        status,
        bytes,
        peer,
        words);
  }
}
