package io.culprit.correlate.measure;

import io.culprit.correlate.Correlator;
import io.culprit.correlate.CorrelatorOptions;
import io.culprit.correlate.Exchange;
import io.culprit.correlate.ExchangeSink;
import io.culprit.correlate.Paired;
import io.culprit.correlate.SelfAudit;
import io.culprit.correlate.SourceSurvey;
import io.culprit.correlate.Survey;
import io.culprit.correlate.Tier;
import io.culprit.parse.LogSet;
import io.culprit.parse.LogSource;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Watches exchanges go by, remembers a bounded sample of them, and joins it again with the ids
 * hidden. The sample is made of whole stretches of time, since a request's rivals are its
 * neighbours; which stretches is drawn by a hash of the time, so that the same logs give the same.
 * Confined to one thread.
 */
public final class JoinAudit implements ExchangeSink {
  /** Exchanges remembered at most: some megabytes, joined again in a fraction of a second. */
  private static final int MOST = 4_000;

  /** Fewer pairs than this tell nothing. */
  private static final int LEAST_PAIRS = 20;

  /** Long beside a request, short beside the logs. */
  private static final long STRETCH_MICROS = 20_000_000;

  private static final long SEED = 0x9e3779b97f4a7c15L;

  private final LogSet logs;
  private final CorrelatorOptions options;
  private final TreeMap<Long, List<Exchange>> stretches = new TreeMap<>();
  private long border = Long.MAX_VALUE;
  private int held;

  /**
   * An audit of what is made of some logs.
   *
   * @param options how they are joined
   */
  public JoinAudit(LogSet logs, CorrelatorOptions options) {
    this.logs = logs;
    this.options = options.withUseIds(false);
  }

  @Override
  public void exchange(Exchange x) {
    long rank = rank(Math.floorDiv(x.endMicros(), STRETCH_MICROS));
    if (x.endMicros() == 0 || rank >= border) {
      return;
    }
    List<Exchange> stretch = stretches.computeIfAbsent(rank, r -> new ArrayList<>());
    if (stretch.size() == MOST) {
      return;
    }
    stretch.add(x);
    held++;
    while (held > MOST && stretches.size() > 1) {
      border = stretches.lastKey();
      held -= stretches.pollLastEntry().getValue().size();
    }
  }

  /** A mixer: neighbouring stretches get unrelated ranks. */
  private static long rank(long stretch) {
    long h = (stretch ^ SEED) * 0xbf58476d1ce4e5b9L;
    h = (h ^ (h >>> 29)) * 0x94d049bb133111ebL;
    return (h ^ (h >>> 32)) & Long.MAX_VALUE;
  }

  @Override
  public void notice(NoticeEvent notice) {
    // is in no pair
  }

  /**
   * What the other tiers make of the sample; empty: ids made too few pairs of it.
   *
   * @throws IOException never in fact: everything is in memory
   */
  public Optional<SelfAudit> result() throws IOException {
    Map<Origin, AccessEvent> truth = new HashMap<>();
    Map<Origin, List<LogEvent>> inner = new HashMap<>();
    Map<Integer, List<LogEvent>> events = new TreeMap<>();
    for (List<Exchange> stretch : stretches.values()) {
      for (Exchange x : stretch) {
        x.events()
            .forEach(
                e -> events.computeIfAbsent(e.origin().source(), s -> new ArrayList<>()).add(e));
        if (x.proxy().isPresent()) {
          for (Paired<? extends LogEvent> p : judged(x)) {
            if (p.tier() == Tier.ID) {
              truth.put(p.event().origin(), x.proxy().get());
              inner
                  .computeIfAbsent(x.proxy().get().origin(), o -> new ArrayList<>())
                  .add(p.event());
            }
          }
        }
      }
    }
    if (truth.size() < LEAST_PAIRS) {
      return Optional.empty();
    }
    PairScore score = new PairScore();
    LogSet set = remembered(events);
    new Correlator(set, surveys(set), options)
        .run(
            new ExchangeSink() {
              @Override
              public void exchange(Exchange x) {
                x.proxy().ifPresent(proxy -> judge(x, proxy));
              }

              private void judge(Exchange x, AccessEvent proxy) {
                for (Paired<? extends LogEvent> p : judged(x)) {
                  AccessEvent own = truth.get(p.event().origin());
                  if (own != null) {
                    score.pair(
                        right(p.event(), proxy, own, inner.getOrDefault(proxy.origin(), List.of())),
                        p.probability());
                  }
                }
              }

              @Override
              public void notice(NoticeEvent notice) {
                // is in no pair
              }
            });
    return Optional.of(new SelfAudit(truth.size(), score.pairs(), score.right()));
  }

  private static boolean right(
      LogEvent event, AccessEvent proxy, AccessEvent own, List<LogEvent> others) {
    if (proxy.origin().equals(own.origin())) {
      return true;
    }
    boolean alikeInKind = proxy.method().equals(own.method()) && proxy.path().equals(own.path());
    return alikeInKind
        && (Twins.alike(proxy, own) || others.stream().anyMatch(o -> Twins.alike(o, event)));
  }

  /** What is joined to the proxy's line and has a time of its own. */
  private static List<Paired<? extends LogEvent>> judged(Exchange x) {
    List<Paired<? extends LogEvent>> pairs = new ArrayList<>(x.backend());
    x.balancer().ifPresent(pairs::add);
    for (Paired<AppEvent> p : x.app()) {
      if (p.event().at().isPresent()) {
        pairs.add(p);
      }
    }
    return pairs;
  }

  private LogSet remembered(Map<Integer, List<LogEvent>> events) {
    List<LogSource> sources = new ArrayList<>();
    for (LogSource source : logs.sources()) {
      List<LogEvent> own =
          events.getOrDefault(source.index(), List.of()).stream()
              .sorted(Comparator.comparing(LogEvent::origin))
              .distinct()
              .toList();
      sources.add(new Remembered(source, own));
    }
    return new LogSet(sources, List.of(), List.of());
  }

  private static List<Survey> surveys(LogSet set) throws IOException {
    List<Survey> surveys = new ArrayList<>();
    for (LogSource source : set.sources()) {
      surveys.add(SourceSurvey.of(source));
    }
    return surveys;
  }
}
