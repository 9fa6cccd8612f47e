package io.culprit.correlate;

import io.culprit.parse.LogCursor;
import io.culprit.parse.LogSource;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AccessRow;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.AsciiText;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.ClientOutcome;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Hop;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Targets;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the parts of a source, each once and in any order, and keeps what must be known before the
 * correlating pass. What it keeps is bounded and depends on the events alone, so several workers
 * may share the parts of a source and {@link #merge} in the end. Confined to one worker at a time.
 */
public final class SourceSurvey implements EventSink {
  /** Long enough that beginning a part costs nothing, short enough to keep all readers busy. */
  public static final long PART_BYTES = 32L << 20;

  private static final String[] STATUSES = new String[1000];

  static {
    Arrays.setAll(STATUSES, String::valueOf);
  }

  private final int source;
  private final long partBytes;
  private final Samples samples = new Samples();
  private final Facts facts = new Facts();
  private final TreeMap<Integer, Stretch> stretches = new TreeMap<>();
  private long access;
  private long balancer;
  private long app;
  private long backend;
  private long notice;
  private long client;
  private long timed;
  private long longest;

  // The part that is being read.
  private boolean begun;
  private long first;
  private long firstPrecision;
  private long last;
  private long lastPrecision;
  private long disorder;

  /** A survey of a source, given by its index, of which nothing has been read yet. */
  public SourceSurvey(int source) {
    this(source, PART_BYTES);
  }

  /** The same of a source that is cut into parts of so many bytes. */
  public SourceSurvey(int source, long partBytes) {
    this.source = source;
    this.partBytes = partBytes;
  }

  /**
   * Surveys a whole source.
   *
   * @throws IOException if it cannot be read
   */
  public static Survey of(LogSource source) throws IOException {
    SourceSurvey survey = new SourceSurvey(source.index());
    int place = 0;
    for (LogSource.Part part : source.parts(PART_BYTES)) {
      survey.read(place, part);
      place++;
    }
    return survey.done();
  }

  /**
   * Reads a part.
   *
   * @param place which of the source's parts it is
   * @throws IOException if it cannot be read
   */
  public void read(int place, LogSource.Part part) throws IOException {
    begun = false;
    disorder = 0;
    try (LogCursor cursor = part.open(0)) {
      while (cursor.next(this)) {
        // the sink has taken it
      }
      stretches.put(
          place,
          new Stretch(
              cursor.count(),
              begun ? Optional.of(new Moment(first, firstPrecision)) : Optional.empty(),
              begun ? Optional.of(new Moment(last, lastPrecision)) : Optional.empty(),
              disorder));
    }
  }

  /** Takes over what another worker read of the same source; returns this. */
  public SourceSurvey merge(SourceSurvey other) {
    samples.merge(other.samples);
    facts.merge(other.facts);
    stretches.putAll(other.stretches);
    access += other.access;
    balancer += other.balancer;
    app += other.app;
    backend += other.backend;
    notice += other.notice;
    client += other.client;
    timed += other.timed;
    longest = Math.max(longest, other.longest);
    return this;
  }

  /** What the parts showed, all of them read by now. */
  public Survey done() {
    Stretch whole = stretches.values().stream().reduce(Stretch.EMPTY, Stretch::then);
    return new Survey(
        source,
        whole.count(),
        whole.first(),
        whole.last(),
        new EventCounts(access, app, backend, notice, client),
        balancer,
        whole.disorderMicros(),
        timed,
        longest,
        samples,
        facts,
        new Survey.Cut(partBytes, List.copyOf(stretches.values())));
  }

  /** As {@link #access(AccessEvent)}, without making the event where its numbers will do. */
  @Override
  public void access(AccessRow row) {
    AsciiText target = row.target();
    boolean plain = target.indexOf('%') < 0 && target.startsWith("/");
    if (!plain || row.method().startsWith("OPTIONS")) {
      access(row.event());
      return;
    }
    access++;
    balancer += row.hop() == Hop.BALANCER ? 1 : 0;
    facts.proxyPeer(row.client());
    facts.proxyPeer(row.forwardedFor());
    time(row.endMicros(), row.precisionMicros());
    long duration = row.durationMicros();
    longest = Math.max(longest, duration);
    int status = row.status();
    long id = RequestIds.hash(row.requestId(), target);
    if (samples.wants(id, row.endMicros())) {
      long who = Ids.hash(row.client(), row.method(), target);
      cutToPath(target);
      samples.add(
          new Sample(
              id,
              Ids.hash(row.method(), target, text(status)),
              who,
              row.endMicros() - Math.max(0, duration),
              row.endMicros(),
              row.precisionMicros(),
              duration >= 0,
              cut(status)));
    }
    if (status >= 200 && status < 400 && row.upstreamLogged() == row.attempted()) {
      cutToPath(target);
      if (row.upstreamLogged()) {
        facts.apiPath(target, row.host());
      } else {
        facts.answered(target, row.host());
      }
    }
  }

  private static void cutToPath(AsciiText target) {
    int query = target.indexOf('?');
    int fragment = target.indexOf('#');
    int end = fragment >= 0 && (query < 0 || fragment < query) ? fragment : query;
    if (end >= 0) {
      target.cut(end);
    }
  }

  private static boolean cut(int status) {
    return status == 499 || status == 504 || status == 408 || status == 502;
  }

  private static String text(int status) {
    return status >= 0 && status < STATUSES.length ? STATUSES[status] : String.valueOf(status);
  }

  @Override
  public void access(AccessEvent e) {
    access++;
    balancer += e.hop() == Hop.BALANCER ? 1 : 0;
    facts.proxyPeer(e.client());
    if (!e.forwardedFor().isEmpty()) {
      facts.proxyPeer(e.forwardedFor());
    }
    time(e);
    longest = Math.max(longest, e.durationMicros());
    sample(
        RequestIds.of(e),
        Ids.hash(e.method(), Ids.decoded(e.path()), text(e.status())),
        Ids.hash(e.client(), e.method(), e.target()),
        e.startMicros(),
        e.end(),
        e.hasDuration(),
        cut(e.status()));
    if (e.upstreamLogged() && !e.attempts().isEmpty() && e.status() >= 200 && e.status() < 400) {
      facts.apiPath(Ids.decoded(e.path()), e.host());
    } else if (!e.upstreamLogged() && e.status() >= 200 && e.status() < 400) {
      facts.answered(Ids.decoded(e.path()), e.host());
    }
    if (e.method().equals("OPTIONS") && e.hop() == Hop.PROXY) {
      String origin = Outcomes.webOrigin(e);
      if (e.status() == 400 || e.status() == 403) {
        facts.preflight(origin, false);
      } else if (e.status() >= 200 && e.status() < 300) {
        facts.preflight(origin, true);
      }
    }
  }

  @Override
  public void app(AppEvent e) {
    app++;
    if (e.clientPort() == 0) {
      facts.toldPeer(e.client());
    }
    time(e);
    longest = Math.max(longest, e.durationMicros());
    e.at()
        .ifPresent(
            at ->
                sample(
                    RequestIds.of(e),
                    Ids.hash(e.method(), Ids.decoded(e.path()), text(e.status())),
                    0,
                    at.micros() - Math.max(0, e.durationMicros()),
                    at,
                    e.server().logsAtEnd() && e.durationMicros() >= 0,
                    false));
    facts.applicationAnswered(Ids.decoded(e.path()), e.status());
  }

  @Override
  public void backend(BackendEvent e) {
    backend++;
    time(e);
    longest = Math.max(longest, e.durationMicros());
    sample(
        RequestIds.of(e),
        e.target().isEmpty() ? 0 : Ids.hash(e.method(), Ids.decoded(e.path()), text(e.status())),
        0,
        e.startMicros(),
        e.end(),
        e.durationMicros() >= 0,
        false);
    if (!e.target().isEmpty()) {
      facts.applicationAnswered(Ids.decoded(e.path()), e.status());
    }
  }

  @Override
  public void notice(NoticeEvent e) {
    notice++;
    time(e);
    if (e.at().isPresent() && !e.target().isEmpty()) {
      Moment at = e.at().get();
      sample("", 0, Ids.hash(e.client(), e.method(), e.target()), at.micros(), at, false, true);
    }
  }

  @Override
  public void client(ClientEvent e) {
    client++;
    time(e);
    longest = Math.max(longest, e.elapsedMicros());
    Moment end = new Moment(e.endMicros(), e.start().precisionMicros());
    sample(
        RequestIds.of(e),
        e.status() < 0 ? 0 : Ids.hash(e.method(), Ids.decoded(e.path()), text(e.status())),
        0,
        e.start().micros(),
        end,
        e.elapsedMicros() >= 0,
        e.outcome() != ClientOutcome.OK);
    if (e.outcome() == ClientOutcome.OK && !e.document() && e.status() > 0 && e.status() < 400) {
      facts.workingBase(Targets.base(e.url()));
    }
  }

  private void time(LogEvent event) {
    Optional<Moment> at = EventTime.of(event);
    if (at.isPresent()) {
      time(at.get().micros(), at.get().precisionMicros());
    }
  }

  private void time(long micros, long precision) {
    timed++;
    if (!begun || micros < first || (micros == first && precision < firstPrecision)) {
      first = micros;
      firstPrecision = precision;
    }
    if (!begun || micros > last) {
      last = micros;
      lastPrecision = precision;
    } else {
      lastPrecision = micros == last ? Math.min(lastPrecision, precision) : lastPrecision;
      disorder = Math.max(disorder, last - micros);
    }
    begun = true;
  }

  private void sample(
      String id, long key, long who, long start, Moment end, boolean spanned, boolean cut) {
    samples.add(
        new Sample(
            Ids.canonicalHash(id),
            key,
            who,
            start,
            end.micros(),
            end.precisionMicros(),
            spanned,
            cut));
  }
}
