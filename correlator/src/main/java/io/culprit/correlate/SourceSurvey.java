package io.culprit.correlate;

import io.culprit.parse.LogCursor;
import io.culprit.parse.LogSource;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.AppServer;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source once and keeps what must be known before the correlating pass. Touches nothing but
 * its source.
 */
public final class SourceSurvey implements EventSink {
  private final Samples samples = new Samples();
  private final Facts facts = new Facts();
  private @Nullable Moment first;
  private @Nullable Moment last;
  private long access;
  private long balancer;
  private long app;
  private long backend;
  private long notice;
  private long client;
  private long timed;
  private long disorder;
  private long longest;

  private SourceSurvey() {}

  /**
   * Surveys one source.
   *
   * @throws IOException if it cannot be read
   */
  public static Survey of(LogSource source) throws IOException {
    SourceSurvey survey = new SourceSurvey();
    try (LogCursor cursor = source.open()) {
      while (cursor.next(survey)) {
        // the sink has taken it
      }
      return new Survey(
          source.index(),
          cursor.count(),
          Optional.ofNullable(survey.first),
          Optional.ofNullable(survey.last),
          new EventCounts(survey.access, survey.app, survey.backend, survey.notice, survey.client),
          survey.balancer,
          survey.disorder,
          survey.timed,
          survey.longest,
          survey.samples,
          survey.facts);
    }
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
    boolean cut = e.status() == 499 || e.status() == 504 || e.status() == 408 || e.status() == 502;
    sample(
        e.requestId(),
        Ids.hash(e.method(), Ids.decoded(e.path()), String.valueOf(e.status())),
        Ids.hash(e.client(), e.method(), e.target()),
        e.startMicros(),
        e.end(),
        e.hasDuration(),
        cut);
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
                    e.requestId(),
                    Ids.hash(e.method(), Ids.decoded(e.path()), String.valueOf(e.status())),
                    0,
                    at.micros() - Math.max(0, e.durationMicros()),
                    at,
                    e.server() == AppServer.GUNICORN && e.durationMicros() >= 0,
                    false));
    if (e.status() >= 200 && e.status() < 400) {
      facts.apiPath(Ids.decoded(e.path()), "");
    }
  }

  @Override
  public void backend(BackendEvent e) {
    backend++;
    time(e);
    longest = Math.max(longest, e.durationMicros());
    sample(
        e.requestId(),
        e.target().isEmpty()
            ? 0
            : Ids.hash(e.method(), Ids.decoded(e.path()), String.valueOf(e.status())),
        0,
        e.startMicros(),
        e.end(),
        e.durationMicros() >= 0,
        false);
    if (e.status() < 400 && !e.target().isEmpty()) {
      facts.apiPath(Ids.decoded(e.path()), "");
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
        e.requestId(),
        e.status() < 0
            ? 0
            : Ids.hash(e.method(), Ids.decoded(e.path()), String.valueOf(e.status())),
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
    if (at.isEmpty()) {
      return;
    }
    timed++;
    Moment m = at.get();
    if (first == null || m.micros() < first.micros()) {
      first = m;
    }
    if (last == null || m.micros() > last.micros()) {
      last = m;
    } else {
      disorder = Math.max(disorder, last.micros() - m.micros());
    }
  }

  private void sample(
      String id, long key, long who, long start, Moment end, boolean spanned, boolean cut) {
    String canonical = Ids.canonical(id);
    samples.add(
        new Sample(
            canonical.isEmpty() ? 0 : Ids.hash(canonical),
            key,
            who,
            start,
            end.micros(),
            end.precisionMicros(),
            spanned,
            cut));
  }
}
