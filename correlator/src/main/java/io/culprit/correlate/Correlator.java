package io.culprit.correlate;

import io.culprit.correlate.Routes.Open;
import io.culprit.parse.LogFormat;
import io.culprit.parse.LogSet;
import io.culprit.parse.LogSource;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.AppServer;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.Hop;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads all sources in one order of time and joins them request by request.
 *
 * <p>An exchange waits, after its end, for as long as the longest request in any source took
 * (bounded by the options); then everything that can belong to it has been seen and its joins are
 * final. Memory holds what happened within a few such waits, whatever the length of the logs. What
 * comes out depends on the events and their times only, not on the order of the sources or of their
 * lines. One instance runs once, on one thread.
 *
 * <p>Longer than most: merging, joining and emitting share the window of open requests.
 */
public final class Correlator {
  /** What a wait adds to the longest request: lines are written a little late. */
  private static final long SLACK = 5_000_000;

  /**
   * So many open events take little room: then all may wait longer, and is looked at less often.
   */
  private static final int FEW = 50_000;

  private static final long COARSE = 100_000;

  /**
   * Ids that a source must have in common with the proxy before a differing id speaks against a
   * pair.
   */
  private static final int SHARED_IDS = 3;

  private final LogSet logs;
  private final List<Survey> surveys;
  private final CorrelatorOptions options;
  private final List<ClockOffset> clocks;

  /** What of the time is joined. */
  private final List<Range> ranges;

  /** Where an earlier reading of the whole found which time, by source; absent in that reading. */
  private final Optional<Map<Integer, Landmarks>> known;

  private final Facts facts = new Facts();
  private final long wait;
  private final Joins joins;
  private final boolean comparable;
  private final Window window = new Window();
  private final Map<Integer, SequenceJoin> sequences = new TreeMap<>();
  private final PriorityQueue<Ready> ready = new PriorityQueue<>();
  private final Tally tally = new Tally();

  /** Something decided that waits for its turn in the order of ends. */
  private record Ready(
      long time, Origin origin, @Nullable Exchange exchange, @Nullable NoticeEvent notice)
      implements Comparable<Ready> {
    private static final Comparator<Ready> ORDER =
        Comparator.comparingLong(Ready::time).thenComparing(Ready::origin);

    @Override
    public int compareTo(Ready other) {
      return ORDER.compare(this, other);
    }
  }

  /** Pairs and leftovers, counted as they leave. */
  private static final class Tally {
    final Map<Tier, long[]> pairs = new TreeMap<>();
    final Map<Tier, Double> sureness = new TreeMap<>();
    long proxy;
    long backend;
    long client;

    void add(Tier tier, double probability) {
      pairs.computeIfAbsent(tier, t -> new long[1])[0]++;
      sureness.merge(tier, probability, Double::sum);
    }
  }

  /** Prepares to correlate the whole; the surveys may come in any order. */
  public Correlator(LogSet logs, List<Survey> surveys, CorrelatorOptions options) {
    this(
        logs,
        surveys.stream().sorted(Comparator.comparingInt(Survey::source)).toList(),
        options,
        Clocks.estimate(logs, surveys),
        List.of(Range.ALL),
        Optional.empty());
  }

  private Correlator(
      LogSet logs,
      List<Survey> surveys,
      CorrelatorOptions options,
      List<ClockOffset> clocks,
      List<Range> ranges,
      Optional<Map<Integer, Landmarks>> known) {
    this.logs = logs;
    this.surveys = surveys;
    this.options = options;
    this.clocks = clocks;
    this.ranges = ranges;
    this.known = known;
    this.surveys.forEach(s -> facts.merge(s.facts()));
    long longest = this.surveys.stream().mapToLong(Survey::longestMicros).max().orElse(0);
    this.wait = Math.min(options.longestWaitMicros(), longest + SLACK);
    this.comparable = facts.peersComparable();
    this.joins = new Joins(logs, options, wait, comparable, sharedIds());
  }

  /**
   * A correlator that joins some ranges of time alone, once this one has joined the whole: it reads
   * only what it needs for them. It shows the exchanges that end in them, as this one did, and some
   * around them that may be incomplete.
   */
  public Correlator revisit(List<Range> wanted) {
    long margin = 2 * wait;
    List<Range> wide =
        wanted.stream()
            .map(r -> new Range(added(r.from(), -margin), added(r.to(), margin)))
            .toList();
    Map<Integer, Landmarks> landmarks = new TreeMap<>();
    sequences.forEach((source, sequence) -> landmarks.put(source, sequence.found()));
    return new Correlator(logs, surveys, options, clocks, wide, Optional.of(landmarks));
  }

  private Set<Integer> sharedIds() {
    Set<Long> proxy = new HashSet<>();
    surveys.stream()
        .filter(Survey::isProxy)
        .forEach(s -> s.withId().forEach(x -> proxy.add(x.id())));
    Set<Integer> shared = new HashSet<>();
    for (Survey s : surveys) {
      long common = s.withId().stream().filter(x -> proxy.contains(x.id())).count();
      if (common >= SHARED_IDS && common * 2 >= s.withId().size()) {
        shared.add(s.source());
      }
    }
    return shared;
  }

  /**
   * Reads the sources and pushes what they tell, each exchange and each unclaimed notice exactly
   * once.
   *
   * @throws IOException if a source cannot be read
   */
  public Correlation run(ExchangeSink sink) throws IOException {
    return run(sink, ReadAhead.none());
  }

  /**
   * The same, with the sources read ahead by another, so that lines are parsed while others are
   * joined. What comes out does not depend on who reads.
   */
  public Correlation run(ExchangeSink sink, ReadAhead reader) throws IOException {
    List<Feed> feeds = new ArrayList<>();
    try {
      for (LogSource source : logs.sources()) {
        open(source, feeds, reader);
      }
      merge(feeds, sink);
      return correlation();
    } finally {
      for (Feed feed : feeds) {
        feed.close();
      }
      for (SequenceJoin sequence : sequences.values()) {
        sequence.close();
      }
    }
  }

  private void open(LogSource source, List<Feed> feeds, ReadAhead reader) throws IOException {
    Optional<Survey> survey =
        surveys.stream().filter(s -> s.source() == source.index()).findFirst();
    if (survey.isEmpty()) {
      throw new IllegalArgumentException("no survey of " + source.name());
    }
    EventCounts events = survey.get().events();
    boolean timed = survey.get().timed();
    if (events.app() > 0 || (!timed && events.notice() > 0)) {
      Feed lines = new Feed(Legs.whole(source), 0, 0, reader);
      Optional<Landmarks> marks = known.map(m -> m.getOrDefault(source.index(), new Landmarks()));
      sequences.put(source.index(), new SequenceJoin(lines, !timed, comparable, wait, marks));
    }
    if (timed) {
      long shift = -applied(source.index());
      Legs legs =
          known.isEmpty()
              ? Legs.whole(source)
              : Legs.within(source, survey.get(), shifted(ranges, -shift));
      feeds.add(new Feed(legs, shift, survey.get().disorderMicros(), reader));
    }
  }

  private static List<Range> shifted(List<Range> ranges, long micros) {
    return ranges.stream()
        .map(r -> new Range(added(r.from(), micros), added(r.to(), micros)))
        .toList();
  }

  /** A sum that stops at the ends of time. */
  private static long added(long time, long micros) {
    long sum = time + micros;
    boolean beyond = ((time ^ sum) & (micros ^ sum)) < 0;
    return beyond ? (time < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
  }

  private boolean isWanted(long time) {
    for (Range r : ranges) {
      if (r.contains(time)) {
        return true;
      }
    }
    return false;
  }

  /** What is taken off a source's times. */
  private long applied(int source) {
    ClockOffset offset = clocks.get(source);
    if (options.correctClocks()) {
      return offset.micros();
    }
    return logs.sources().get(source).detected().zoned() ? 0 : Clocks.zonePart(offset.micros());
  }

  private void merge(List<Feed> feeds, ExchangeSink sink) throws IOException {
    record Head(Feed.Item item, Feed feed) {}
    PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::item));
    for (Feed feed : feeds) {
      Feed.Item item = feed.peek();
      if (item != null) {
        heads.add(new Head(item, feed));
      }
    }
    long looked = Long.MIN_VALUE;
    while (!heads.isEmpty()) {
      Head head = heads.remove();
      Feed.Item item = head.item();
      head.feed().take();
      Feed.Item following = head.feed().peek();
      if (following != null) {
        heads.add(new Head(following, head.feed()));
      }
      if (!isWanted(item.time())) {
        continue;
      }
      if (item.time() != Long.MIN_VALUE) {
        if (looked == Long.MIN_VALUE) {
          looked = item.time() + wait;
        }
        if (item.time() - looked > (window.size() < FEW ? 2 * wait : wait / 2)) {
          look(item.time() - wait, false, sink);
          looked = item.time();
        }
      }
      accept(item);
    }
    look(Long.MAX_VALUE, true, sink);
  }

  private void accept(Feed.Item item) {
    LogEvent event = item.event();
    long time = item.time();
    if (event instanceof AccessEvent e) {
      if (e.hop() == Hop.BALANCER) {
        window.balancers.add(Open.of(time, e));
      } else {
        window.drafts.add(Draft.ofProxy(e));
      }
    } else if (event instanceof BackendEvent e) {
      window.backends.add(Open.of(time, e));
    } else if (event instanceof AppEvent e) {
      SequenceJoin sequence =
          item.timed() && !isCoarse(e) ? null : sequences.get(e.origin().source());
      if (sequence != null) {
        sequence.feed(e);
      } else {
        window.apps.add(Open.of(time, e));
      }
    } else if (event instanceof ClientEvent e) {
      window.clients.add(Open.of(time, e));
    } else if (event instanceof NoticeEvent e) {
      window.notices.add(Open.of(time, e));
    }
  }

  /** Whole seconds and no id: the order of such lines says more than their times. */
  private boolean isCoarse(AppEvent e) {
    return e.server() == AppServer.UVICORN
        && (RequestIds.of(e).isEmpty() || !options.useIds())
        && e.at().isPresent()
        && e.at().get().precisionMicros() > COARSE;
  }

  /** Decides what ended by {@code mature}, and lets out what can have no predecessor any more. */
  private void look(long mature, boolean last, ExchangeSink sink) throws IOException {
    List<Draft> drafts = joins.look(window);
    for (SequenceJoin sequence : sequences.values()) {
      sequence.align(drafts, mature, last, new Decided());
    }
    long forgotten = last ? Long.MAX_VALUE : mature - wait;
    Set<LogEvent> gone = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<LogEvent> needed = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Draft d : drafts) {
      boolean decided = d.hasProxy() ? d.end() <= mature : d.end() <= forgotten;
      if (decided) {
        settle(d, gone);
      } else {
        d.client.forEach(c -> needed.add(c.event()));
      }
    }
    gone.removeAll(needed);
    window.drafts.removeIf(d -> d.end() <= mature);
    for (var list : window.events()) {
      list.removeIf(open -> gone.contains(open.event()));
    }
    leftovers(forgotten);
    while (!ready.isEmpty() && ready.peek().time() <= forgotten) {
      Ready out = ready.remove();
      if (out.exchange() != null) {
        sink.exchange(out.exchange());
      } else if (out.notice() != null) {
        sink.notice(out.notice());
      }
    }
  }

  private final class Decided implements SequenceJoin.Result {
    @Override
    public void joined(Draft draft, AppEvent event, double probability) {
      draft.add(event, Tier.SEQUENCE, probability);
    }

    @Override
    public void alone(AppEvent event, long estimate) {
      tally.backend++;
      emit(
          new Exchange(
              Optional.empty(),
              Optional.empty(),
              List.of(new Paired<>(event, Tier.NONE, 1)),
              List.of(),
              List.of(),
              List.of(),
              Outcome.UNKNOWN),
          estimate,
          event.origin());
    }

    @Override
    public void message(NoticeEvent event, long estimate) {
      ready.add(new Ready(estimate, event.origin(), null, event));
    }
  }

  private void settle(Draft d, Set<LogEvent> gone) {
    Exchange x = d.exchange();
    if (d.hasProxy()) {
      x.balancer().ifPresent(b -> tally.add(b.tier(), b.probability()));
      x.app().forEach(p -> tally.add(p.tier(), p.probability()));
      x.backend().forEach(p -> tally.add(p.tier(), p.probability()));
      x.client().forEach(p -> tally.add(p.tier(), p.probability()));
      x.notices().forEach(p -> tally.add(p.tier(), p.probability()));
      if (d.mayReachApp() && x.app().isEmpty() && x.backend().isEmpty()) {
        tally.proxy++;
      }
    }
    x.balancer().ifPresent(b -> gone.add(b.event()));
    x.app().forEach(p -> gone.add(p.event()));
    x.backend().forEach(p -> gone.add(p.event()));
    x.client().forEach(p -> gone.add(p.event()));
    x.notices().forEach(p -> gone.add(p.event()));
    emit(x, d.end(), d.anchor().origin());
  }

  private void emit(Exchange x, long time, Origin origin) {
    Outcome outcome = Outcomes.of(x, facts);
    Exchange judged =
        new Exchange(
            x.balancer(), x.proxy(), x.app(), x.backend(), x.client(), x.notices(), outcome);
    ready.add(new Ready(time, origin, judged, null));
  }

  /** Events that no exchange can claim any more. What shares an id stays together. */
  private void leftovers(long forgotten) {
    Map<String, Draftless> byId = new HashMap<>();
    List<Draftless> all = new ArrayList<>();
    Companions companions = new Companions(window.clients, this::isRecorded);
    window.clients.stream()
        .filter(open -> open.time() <= forgotten)
        .sorted(Companions.ORDER)
        .map(companions::take)
        .filter(records -> !records.isEmpty())
        .forEach(
            records -> {
              tally.client += records.size();
              Draftless call = place(byId, all, RequestIds.of(records.get(0)));
              records.forEach(e -> call.client.add(new Paired<>(e, Tier.NONE, 1)));
            });
    window.clients.removeIf(open -> companions.tookOut(open.event()));
    leave(
        window.backends,
        forgotten,
        e -> {
          tally.backend++;
          place(byId, all, RequestIds.of(e)).backend.add(new Paired<>(e, Tier.NONE, 1));
        });
    leave(
        window.apps,
        forgotten,
        e -> {
          tally.backend++;
          place(byId, all, RequestIds.of(e)).app.add(new Paired<>(e, Tier.NONE, 1));
        });
    for (Draftless d : all) {
      Exchange x =
          new Exchange(
              Optional.empty(),
              Optional.empty(),
              d.app,
              d.backend,
              d.client,
              List.of(),
              Outcome.UNKNOWN);
      emit(x, x.endMicros(), x.origin());
    }
    leave(
        window.notices,
        forgotten,
        e ->
            ready.add(
                new Ready(
                    EventTime.of(e).map(m -> m.micros()).orElse(Long.MIN_VALUE),
                    e.origin(),
                    null,
                    e)));
  }

  /** Whether a browser recorded it itself, rather than a page that reported it. */
  private boolean isRecorded(ClientEvent e) {
    return logs.sources().get(e.origin().source()).detected().format() == LogFormat.HAR;
  }

  private static final class Draftless {
    final List<Paired<AppEvent>> app = new ArrayList<>();
    final List<Paired<BackendEvent>> backend = new ArrayList<>();
    final List<Paired<ClientEvent>> client = new ArrayList<>();
  }

  private Draftless place(Map<String, Draftless> byId, List<Draftless> all, String id) {
    String key = options.useIds() ? Ids.canonical(id) : "";
    Draftless known = key.isEmpty() ? null : byId.get(key);
    if (known == null) {
      known = new Draftless();
      all.add(known);
      if (!key.isEmpty()) {
        byId.put(key, known);
      }
    }
    return known;
  }

  private static <E extends LogEvent> void leave(
      List<Open<E>> list, long forgotten, java.util.function.Consumer<E> taker) {
    list.removeIf(
        open -> {
          boolean leaves = open.time() <= forgotten;
          if (leaves) {
            taker.accept(open.event());
          }
          return leaves;
        });
  }

  /** What is known of the sources, in their order; nothing is read for it. */
  public List<SourceProfile> sources() {
    List<SourceProfile> profiles = new ArrayList<>();
    for (Survey s : surveys) {
      LogSource source = logs.sources().get(s.source());
      profiles.add(
          new SourceProfile(
              s.source(),
              source.name(),
              source.detected(),
              s.count(),
              s.first(),
              s.last(),
              clocks.get(s.source()),
              s.events(),
              s.disorderMicros()));
    }
    return profiles;
  }

  private Correlation correlation() {
    List<JoinCount> counts = new ArrayList<>();
    for (Tier tier : Tier.values()) {
      if (tier != Tier.NONE) {
        long n = tally.pairs.getOrDefault(tier, new long[1])[0];
        counts.add(new JoinCount(tier, n, n == 0 ? 1 : tally.sureness.getOrDefault(tier, 0.0) / n));
      }
    }
    return new Correlation(sources(), counts, tally.proxy, tally.backend, tally.client);
  }
}
