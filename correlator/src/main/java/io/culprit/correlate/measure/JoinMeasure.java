package io.culprit.correlate.measure;

import io.culprit.correlate.Correlation;
import io.culprit.correlate.Correlator;
import io.culprit.correlate.Exchange;
import io.culprit.correlate.ExchangeSink;
import io.culprit.correlate.Outcomes;
import io.culprit.correlate.Paired;
import io.culprit.correlate.SourceProfile;
import io.culprit.correlate.SourceSurvey;
import io.culprit.correlate.Survey;
import io.culprit.parse.LogFormat;
import io.culprit.parse.LogSet;
import io.culprit.parse.LogSource;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Origin;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Joins a recording and holds the result against what is known of it. Confined to one thread.
 *
 * <p>A handler's record is known by its text. An application server's line is known by the peer it
 * names: where a peer's equal requests and lines are as many, they correspond in their order; other
 * lines are not judged.
 */
public final class JoinMeasure {
  private final Known known;
  private final List<Exchange> exchanges = new ArrayList<>();
  private final JoinScore score = new JoinScore();
  private final Map<KnownRequest, Exchange> exchangeOf = new HashMap<>();
  private final Map<Origin, KnownRequest> requestAt = new HashMap<>();
  private final Map<Origin, Set<KnownRequest>> owners = new HashMap<>();
  private final Set<KnownRequest> answered = new HashSet<>();

  private JoinMeasure(Known known) {
    this.known = known;
  }

  /**
   * Reads and joins what an arm leaves of the logs, and measures it.
   *
   * @throws IOException if a source cannot be read
   */
  public static JoinScore of(Known known, LogSet recorded, Arm arm) throws IOException {
    LogSet logs = arm.of(recorded);
    List<Survey> surveys = new ArrayList<>();
    for (LogSource source : logs.sources()) {
      surveys.add(SourceSurvey.of(source));
    }
    JoinMeasure measure = new JoinMeasure(known);
    Correlation correlation =
        new Correlator(logs, surveys, arm.options()).run(measure.new Collecting());
    measure.places(correlation);
    KnownLines lines = new KnownLines(known.requests(), measure.owners);
    lines.backends(logs, measure.told(Exchange::backend));
    lines.apps(measure.told(Exchange::app));
    measure.pairs(Layer.BACKEND, Exchange::backend);
    measure.pairs(Layer.APP, Exchange::app);
    measure.outcomes();
    measure.clocks(correlation);
    return measure.score;
  }

  private final class Collecting implements ExchangeSink {
    @Override
    public void exchange(Exchange exchange) {
      exchanges.add(exchange);
    }

    @Override
    public void notice(NoticeEvent notice) {
      // belongs to no request
    }
  }

  private interface Side<E extends LogEvent> {
    List<Paired<E>> of(Exchange x);
  }

  /** Which exchange is which known request: by the number of the proxy's line. */
  private void places(Correlation correlation) {
    Map<Long, KnownRequest> byLine = new HashMap<>();
    for (KnownRequest r : known.requests()) {
      r.proxyLines().forEach(line -> byLine.put(line, r));
    }
    Map<Integer, Long> before = new HashMap<>();
    long lines = 0;
    for (SourceProfile p : correlation.sources()) {
      if (isProxy(p)) {
        before.put(p.index(), lines);
        lines += p.count().lines();
      }
    }
    for (Exchange x : exchanges) {
      if (x.proxy().isPresent()) {
        Origin at = x.proxy().get().origin();
        KnownRequest r = byLine.get(before.getOrDefault(at.source(), 0L) + at.line());
        if (r != null) {
          requestAt.put(at, r);
          exchangeOf.put(r, x);
        }
      }
    }
  }

  private static boolean isProxy(SourceProfile p) {
    return p.events().access() > 0 && p.detected().format() != LogFormat.HAPROXY_HTTP;
  }

  private <E extends LogEvent> SortedMap<Origin, E> told(Side<E> side) {
    SortedMap<Origin, E> all = new TreeMap<>();
    for (Exchange x : exchanges) {
      side.of(x).forEach(p -> all.put(p.event().origin(), p.event()));
    }
    return all;
  }

  private <E extends LogEvent> void pairs(Layer layer, Side<E> side) {
    for (Exchange x : exchanges) {
      Optional<KnownRequest> mine = x.proxy().map(p -> requestAt.get(p.origin()));
      for (Paired<E> p : side.of(x)) {
        Set<KnownRequest> holders = owners.getOrDefault(p.event().origin(), Set.of());
        if (holders.isEmpty()) {
          continue;
        }
        holders.stream()
            .filter(h -> h.runs().stream().anyMatch(KnownRun::succeeded))
            .forEach(answered::add);
        boolean right =
            mine.isPresent()
                && holders.stream().anyMatch(h -> h.equals(mine.get()) || twins(h, mine.get()));
        if (x.proxy().isPresent()) {
          score.pair(layer, p.tier(), right, p.probability());
          if (!right) {
            score.miss(miss(p, mine, holders));
          }
        }
        if (!right && holders.stream().anyMatch(exchangeOf::containsKey)) {
          score.missed(layer);
        }
      }
    }
  }

  /** Whether two requests could be exchanged without a line telling. */
  private boolean twins(KnownRequest a, KnownRequest b) {
    return a.method().equals(b.method())
        && a.path().equals(b.path())
        && (alikeAtProxy(a, b)
            || a.runs().stream().anyMatch(x -> b.runs().stream().anyMatch(y -> Twins.alike(x, y))));
  }

  private boolean alikeAtProxy(KnownRequest a, KnownRequest b) {
    Exchange xa = exchangeOf.get(a);
    Exchange xb = exchangeOf.get(b);
    if (xa == null || xb == null) {
      return false;
    }
    return Twins.alike(xa.proxy().orElseThrow(), xb.proxy().orElseThrow());
  }

  private static String miss(
      Paired<?> pair, Optional<KnownRequest> mine, Set<KnownRequest> holders) {
    return String.format(
        Locale.ROOT,
        "%s, stated %.2f: %s%n  put to     %s%n  belongs to %s",
        pair.tier().slug(),
        pair.probability(),
        pair.event(),
        mine.map(KnownRequest::toString).orElse("a line that the truth does not know"),
        holders.iterator().next());
  }

  private void outcomes() {
    exchangeOf.forEach((r, x) -> r.outcome().ifPresent(o -> score.outcome(o == x.outcome())));
    for (KnownRequest r : known.requests()) {
      if (isSilent(r)) {
        score.silence().truly(r.outcome().isPresent() && answered.contains(r));
      }
    }
    for (Exchange x : exchanges) {
      if (Outcomes.isSilent(x)) {
        KnownRequest r = x.proxy().map(p -> requestAt.get(p.origin())).orElse(null);
        score.silence().found(r != null && isSilent(r));
      }
    }
  }

  private static boolean isSilent(KnownRequest r) {
    return r.failed() && r.runs().stream().anyMatch(KnownRun::succeeded);
  }

  private void clocks(Correlation correlation) {
    for (SourceProfile p : correlation.sources()) {
      boolean backend = p.events().app() + p.events().backend() > 0;
      boolean estimated = p.clock().pairs() > 0 && !p.clock().basis().equals("reference");
      boolean zoned = p.detected().zoned();
      // the zone of a load balancer that states none is not known
      if (estimated && (backend || (p.events().access() > 0 && zoned))) {
        Instant at = Instant.ofEpochSecond(p.first().map(m -> m.micros() / 1_000_000).orElse(0L));
        score.clock(new ClockScore(p.name(), p.clock(), known.clock().micros(backend, zoned, at)));
      }
    }
  }
}
